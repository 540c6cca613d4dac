package dev.autolog.crm;

/** What a code of a failed request or a parked log means, in a plain English sentence. */
public final class ReasonText {
    /** Of a fault in Autolog. */
    static final String FAULT = "ADAPTER_FAULT";

    private ReasonText() {}

    /** The sentence of a code; of a code of the CRM's own, one that quotes it. */
    public static String of(String code) {
        return switch (code) {
            case "TIMEOUT", "CONNECTION_LOST" -> "The CRM did not answer in time.";
            case "UNREACHABLE" -> "The CRM cannot be reached.";
            case "HOST_UNKNOWN" -> "No server has this address.";
            case "ADDRESS_REFUSED" ->
                "Requests may not go to this address: it is not public, or not one of this CRM's.";
            case "ANSWER_TOO_LONG", "ANSWER_UNEXPECTED", "NOT_JSON", "NOT_XML" ->
                "The CRM answered something unexpected: is the address right?";
            case "CREDENTIAL_MISSING" -> "Something to sign in with is missing: enter it.";
            case "CREDENTIAL_MALFORMED" -> "What was entered to sign in has a character that cannot be sent.";
            case "KEY_UNUSABLE" -> "The private key cannot be read.";
            case "SECRET_UNUSABLE" ->
                "The signing secret cannot be used: enter whsec_ and 24 to 64 random bytes in Base64.";
            case "NOT_SIGNED_IN" -> "The connection is not signed in.";
            case "TOKEN_REFUSED", "HTTP_401" -> "The CRM refuses the sign-in: enter new credentials.";
            case "HTTP_403", "MISSING_SCOPES" -> "The CRM does not permit this: give the access more rights.";
            case "HTTP_429", "REQUEST_LIMIT_EXCEEDED", "LIMIT_USED_UP" ->
                "The CRM's limit of requests is used up for now.";
            case "LINK_MISSING" -> "The CRM has no such contact, association or user any more.";
            case "LOCKED_OUT" ->
                "The CRM refuses all requests from Autolog's address for a while: too many wrong keys came from it.";
            case "UNREADABLE" -> "The log cannot be read.";
            case "UNFINISHED" -> "The CRM has a part of the log, and did not take the rest.";
            case "GONE" -> "The CRM's record of the log disappears each time it is written.";
            case "PERHAPS_WRITTEN" ->
                "No answer came, and the CRM offers no way to find out whether it has the log: look there.";
            case "RECORD_ID_UNKNOWN" -> "The CRM's record of the log has an id that cannot be read.";
            case "INTERRUPTED" -> "Autolog was stopped on the way.";
            case "ADDRESS_BOOK_MISSING" -> "The server has no address book of this user.";
            case "ADDRESS_BOOKS_TOO_MANY" ->
                "The user has more address books than can be read: enter the address of one, or delete some.";
            case FAULT, "CURSOR_UNREADABLE" -> "Something went wrong in Autolog; its log says more.";
            default ->
                code.matches("HTTP_5[0-9]{2}")
                        ? "The CRM has a fault of its own at the moment."
                        : "The CRM refused it with the code " + code + ".";
        };
    }
}
