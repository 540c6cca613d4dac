/** Types that are offered for a contact. They are data of the CRM and the same in every language; the first is the default. */
export const CONTACT_TYPES = ['Contact', 'Lead', 'Customer', 'Partner', 'Supplier'];
