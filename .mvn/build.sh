#!/bin/sh
# Packages the service and compiles the local stack, unless nothing changed since the last time. Instead of Maven's
# pages of output it tells how far the downloads are; the pages are in target/build.log.

log=target/build.log
stamp=target/built

if [ -f "$stamp" ] && [ -z "$(find src pom.xml kafka -newer "$stamp" -print | head -n 1)" ]; then
    exit 0
fi
mkdir -p target
: >"$log"

downloads() {
    grep -c 'Downloaded from' "$log"
}

# Ends by itself when the build is gone, however that went.
progress() {
    seconds=0
    while sleep 5 && kill -0 "$1" 2>/dev/null; do
        seconds=$((seconds + 5))
        count=$(downloads)
        [ "$count" -eq 0 ] || echo "  ${seconds} s, $count files downloaded"
    done
}

echo "Building (the first time this downloads Maven and the libraries, some 250 MB) …"
progress $$ &
progress=$!
sh ./mvnw -B -DskipTests -Dspotless.check.skip -Dcyclonedx.skip -Dlicense.skipAddThirdParty package >"$log" 2>&1 </dev/null
status=$?
kill "$progress" 2>/dev/null
if [ "$status" -ne 0 ]; then
    grep -E '^\[ERROR\]|\.java:\[' "$log" | grep -vE 'Help 1|switch|more information|^\[ERROR\] *$' | head -n 15 >&2
    echo "The build failed; all of its output is in $log" >&2
    exit "$status"
fi
touch "$stamp"
