#!/bin/sh
# Tryton refuses to merge a party whose phone number was stored before its phone library was installed.
#
# Expected: the wizard that replaces a party by another one does not look at numbers, as it only ends their use; a party can be
# renamed or deactivated with any number.
# Seen (tryton-modules-party 6.0.3-2, tryton-server 6.0.29-2+deb12u4, python3-phonenumbers 8.12.57-4, Debian 12, 2026-11-30):
# without the library a party gets the number "020 7946 0191" and no country. With it the party can still be renamed and
# deactivated, but the wizard party.replace fails with "The phone number … is not valid": it deactivates the numbers of the
# party, and each write of a number checks it. The parties stay two, active ones, with the same person.
# Who is hurt: duplicates of an old directory cannot be merged, and calls of that person match two contacts.
# What Autolog does: such calls are conflicts; its documentation of Tryton says why, and to correct the number first.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pinned="tryton-server=6.0.29-2+deb12u4 tryton-modules-party=6.0.3-2 python3-phonenumbers=8.12.57-4"
others="tryton-modules-country python3-sql python3-stdnum python3-relatorio python3-genshi python3-polib python3-passlib
	python3-bcrypt python3-defusedxml python3-wrapt python3-werkzeug python3-lxml python3-dateutil python3-six
	python3-pkg-resources python3-cffi-backend python3-markupsafe libxslt1.1 libxml2 libicu72"
mkdir "$work/debs" "$work/root" "$work/data"
# shellcheck disable=SC2086 # lists
(cd "$work/debs" && apt-get -qq -o APT::Sandbox::User=root download $pinned $others)
for package in "$work"/debs/*.deb; do
	dpkg -x "$package" "$work/root"
done
cat > "$work/finding.py" << 'PYTHON'
import sys

# Before the library is installed, and after.
installed = sys.argv[1] == 'merge'
if not installed:
    sys.modules['phonenumbers'] = None

from trytond.config import config
config.update_etc(sys.argv[2])
from trytond.exceptions import UserError
from trytond.pool import Pool
from trytond.transaction import Transaction

Pool.start()
pool = Pool('parties')
pool.init()
with Transaction().start('parties', 1) as transaction:
    Party = pool.get('party.party')
    if not installed:
        Party.create([
            {'name': 'Jane Smith', 'contact_mechanisms': [('create', [{'type': 'phone', 'value': number}])]}
            for number in ('020 7946 0191', '+44 20 7946 0018')])
        transaction.commit()
        sys.exit()
    old, new = Party.search([('name', '=', 'Jane Smith')], order=[('id', 'ASC')])
    Party.write([old], {'lang': None})
    Party.write([old], {'active': False})
    Party.write([old], {'active': True})
    print('the party with "020 7946 0191" can be written, deactivated and activated')
    Replace = pool.get('party.replace', type='wizard')

    def merge(source, destination):
        session, _, _ = Replace.create()
        try:
            Replace.execute(session, {'ask': {'source': source.id, 'destination': destination.id}}, 'replace')
            return 'merged'
        except UserError as error:
            return 'refused: ' + type(error).__name__

    refused = merge(old, new)
    transaction.rollback()
    allowed = merge(new, old)
    print('merging it into another party:', refused)
    print('merging the other party, whose number the library accepts, into it:', allowed)
    as_seen = refused == 'refused: InvalidPhoneNumber' and allowed == 'merged'
    print('as seen' if as_seen else 'CHANGED')
    sys.exit(0 if as_seen else 1)
PYTHON
run() {
	PYTHONPATH="$work/root/usr/lib/python3/dist-packages" \
		LD_LIBRARY_PATH="$work/root/usr/lib/$(uname -m)-linux-gnu" \
		PYTHONWARNINGS=ignore "$@"
}
printf '[database]\nuri = sqlite://\npath = %s\n' "$work/data" > "$work/trytond.conf"
echo admin > "$work/password"
: > "$work/data/parties.sqlite"
TRYTONPASSFILE="$work/password" run /usr/bin/python3 "$work/root/usr/bin/trytond-admin" -c "$work/trytond.conf" \
	-d parties -u party --activate-dependencies --email admin@example.com > "$work/log" 2>&1 || { cat "$work/log"; exit 2; }
run /usr/bin/python3 "$work/finding.py" store "$work/trytond.conf"
run /usr/bin/python3 "$work/finding.py" merge "$work/trytond.conf"
