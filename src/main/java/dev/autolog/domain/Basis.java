package dev.autolog.domain;

/** Why a call was put on its contact and no other. */
public enum Basis {
    /** It is the one contact that has the number. */
    ONE_CONTACT,
    /** A person said that calls of this number go to that contact. */
    REMEMBERED_NUMBER,
    /** A person chose it for this call. */
    CHOSEN
}
