/** @import { ColumnField, ContactUpload } from '../server/types.js' */

// A file with contacts: how it is sent, and how far it is.

/** What the server takes. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** The fields that a column can have, in their order. @type {ColumnField[]} */
export const FIELDS = ['ID', 'NAME', 'FIRST_NAME', 'LAST_NAME', 'COMPANY', 'PHONE', 'NONE'];

/** The media type of a file: browsers do not know that of every CSV or vCard file. @param {string} name */
export const mediaTypeOf = (name) => (/\.(vcf|vcard)$/i.test(name) ? 'text/vcard' : 'text/csv');

/** Whether it changes by itself, so that it has to be asked for again. @param {ContactUpload | null} upload */
export const isMoving = (upload) => upload !== null && (upload.state === 'READING' || upload.state === 'RUNNING');

/** How many contacts the file has. @param {ContactUpload} upload */
export const contactsOf = ({ counts: { added, changed, unchanged } }) => added + changed + unchanged;

/**
 * The fields of all columns, with another one for one of them.
 *
 * @param {ContactUpload} upload
 * @param {number} at
 * @param {ColumnField} field
 * @returns {ColumnField[]}
 */
export const fieldsWith = ({ columns }, at, field) => columns.map((column, i) => (i === at ? field : column.field));
