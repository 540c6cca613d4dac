package dev.autolog.upload;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts the rows of a file for its preview, and finds contacts that it has twice. */
final class PreviewTally {
    private final RowReader reader;
    private final Set<String> contactIds = new HashSet<>();
    private int rows;
    private int added;
    private int changed;
    private int unchanged;
    private int bad;

    PreviewTally(ContactMapping mapping) {
        reader = new RowReader(mapping);
    }

    /** What rows become; the first of several rows with the same contact becomes it. */
    List<ContactRow> read(List<FileRow> page) {
        return page.stream().map(this::read).toList();
    }

    private ContactRow read(FileRow row) {
        ContactRow read = reader.read(row);
        String id = read.contactId();
        return id == null || contactIds.add(id)
                ? read
                : new ContactRow(read.line(), read.cells(), null, RowProblem.DUPLICATE);
    }

    /**
     * Counts rows.
     *
     * @param digests of the page's contacts, by their ids
     * @param published digests of those that were published and not deleted since
     */
    void count(List<ContactRow> page, Map<String, String> digests, Map<String, String> published) {
        rows += page.size();
        for (ContactRow row : page) {
            String id = row.contactId();
            if (id == null) {
                bad++;
            } else if (!published.containsKey(id)) {
                added++;
            } else if (Objects.equals(published.get(id), digests.get(id))) {
                unchanged++;
            } else {
                changed++;
            }
        }
    }

    /** Counts rows that could not be read. */
    void countUnreadable(int count) {
        rows += count;
        bad += count;
    }

    int rows() {
        return rows;
    }

    /** @param known how many contacts were published and not deleted since */
    PreviewCounts counts(long known) {
        return new PreviewCounts(rows, added, changed, unchanged, bad, (int) (known - changed - unchanged));
    }
}
