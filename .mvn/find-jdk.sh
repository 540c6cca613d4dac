#!/bin/sh
# Prints the home of a JDK that is new enough, or says in one line what to install.

needed=25

# A JDK, not a run-time only, with a version in its release file of at least what is needed.
is_good() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge "$needed" ]
}

accept() {
    if is_good "$1"; then
        printf '%s\n' "$1"
        exit 0
    fi
}

if [ -n "${JAVA_HOME-}" ]; then
    accept "$JAVA_HOME"
fi
if command -v java >/dev/null 2>&1; then
    accept "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')"
fi
for home in /usr/lib/jvm/* /opt/* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    accept "$home"
done

echo "No JDK $needed or newer found: install one (Debian: apt install openjdk-$needed-jdk, Fedora: dnf install java-$needed-openjdk-devel, macOS: brew install --cask temurin@$needed, SDKMAN: sdk install java $needed-tem) or set JAVA_HOME." >&2
exit 1
