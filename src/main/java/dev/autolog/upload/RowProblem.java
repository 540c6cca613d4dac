package dev.autolog.upload;

/** The reason why a row of a file does not become a contact. API clients rely on the names: they never change. */
public enum RowProblem {
    /** The row is larger than 64 KiB. */
    ROW_TOO_LARGE("The row is larger than 64 KiB."),
    /** A quotation mark opens and none closes: the rest of the file is not read. */
    QUOTE_NOT_CLOSED("A quotation mark is not closed, so the rest of the file cannot be read."),
    /** The row has more cells than the header. */
    TOO_MANY_CELLS("The row has more cells than the header."),
    /** A text of a vCard file that is no card, or the card of a group. */
    NOT_A_CONTACT("This is not the card of a person or company."),
    /** The column with the id is empty. */
    ID_MISSING("The id is missing."),
    /** An earlier row of the file has the same id, or the same name and numbers. */
    DUPLICATE("An earlier row is the same contact."),
    /** The row has neither a name nor a company nor a number. */
    EMPTY_CONTACT("The row has neither a name nor a company nor a number."),
    /** A number such as 4.91512E+12: a spreadsheet program has replaced its last digits. */
    SCIENTIFIC_NUMBER("A spreadsheet program has cut off the end of a number: format the column as text."),
    /** A name, a company, an id or a number is longer than a contact can have it, or there are more than 100 numbers. */
    TOO_LONG("A text is too long, or there are too many numbers.");

    private final String sentence;

    RowProblem(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in English. */
    public String sentence() {
        return sentence;
    }
}
