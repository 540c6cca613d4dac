#!/bin/sh
# Looks the shipped libraries up in the National Vulnerability Database (NVD), by OWASP dependency-check. The reports and the
# log are in target/scan. The data are kept in SCAN_DATA and brought up to date before, with the key in NVD_API_KEY if there
# is one. More options for Maven are taken as arguments, such as -DnvdDatafeedUrl=… for a mirror.
# Exit codes: 0 no vulnerability of CVSS 7 or more, 1 some, 3 not scanned.
set -u
cd "$(dirname "$0")/.."

data=${SCAN_DATA:-$HOME/.cache/autolog-scan}
log=target/scan/scan.log
mkdir -p target/scan
rm -f target/scan/dependency-check-report.*

echo "Scanning; without data this first downloads them, which takes long without NVD_API_KEY …"
sh ./mvnw -B dependency-check:check -DdataDirectory="$data" "$@" > "$log" 2>&1 < /dev/null
status=$?

if [ ! -f target/scan/dependency-check-report.html ]; then
	echo "NOT SCANNED: there are no data in $data, and they could not be fetched:" >&2
	grep '^\[ERROR\]' "$log" | head -n 5 >&2
	exit 3
fi
if grep -q 'Unable to update' "$log"; then
	echo "The data could not be brought up to date: what became known since is not in the report." >&2
fi
if [ "$status" -ne 0 ]; then
	grep -E '^[^\[ ].*: ?CVE-' "$log" >&2
	echo "Vulnerabilities of CVSS 7 or more, or an error: see target/scan/dependency-check-report.html and $log" >&2
	exit 1
fi
echo "No vulnerability of CVSS 7 or more: target/scan/dependency-check-report.html"
