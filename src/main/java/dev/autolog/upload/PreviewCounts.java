package dev.autolog.upload;

/**
 * What a preview counted.
 *
 * @param rows without blank ones
 * @param added contacts that are new, or were deleted before
 * @param changed contacts of an earlier upload whose content differs
 * @param unchanged contacts of an earlier upload that are the same
 * @param bad rows that become no contact
 * @param missing contacts of earlier uploads that the file does not have
 */
public record PreviewCounts(int rows, int added, int changed, int unchanged, int bad, int missing) {
    /** Before anything is counted. */
    static final PreviewCounts NONE = new PreviewCounts(0, 0, 0, 0, 0, 0);

    /** How many contacts the file has. */
    public int contacts() {
        return added + changed + unchanged;
    }
}
