#!/bin/sh
# A bill of materials says "Public Domain" of a library whose every source file is under the LGPL.
#
# Expected: the licence that a CycloneDX bill of materials gives for a library is the one that its sources state.
# Seen (jboss-transaction-spi 8.0.0.Final, which comes with Quarkus's transactions; cyclonedx-maven-plugin 2.9.3, Maven Central,
# 2026-11-29): the bill says "Public Domain". The library's POM names no licence, so that it inherits that of org.jboss:jboss-parent
# 39, which is about the parent POM itself. All 35 source files say "GNU Lesser General Public License, version 2.1 or later".
# Who is hurt: whoever ships the library by a list of allowed licences that has "Public Domain" on it gives no notice of the LGPL
# and does not offer its source.
# What Autolog does: its notices name the LGPL (src/main/legal/licences.properties).
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.jboss</groupId>
      <artifactId>jboss-transaction-spi</artifactId>
      <version>8.0.0.Final</version>
      <exclusions>
        <exclusion>
          <groupId>*</groupId>
          <artifactId>*</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
POM
JAVA_HOME=$(sh "$here/.mvn/find-jdk.sh")
export JAVA_HOME
maven() {
	sh "$here/mvnw" -B -q -f "$work/pom.xml" "$@"
}
maven org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeAggregateBom -DoutputFormat=json -DoutputDirectory="$work"
maven dependency:copy-dependencies -Dclassifier=sources -DoutputDirectory="$work"
mkdir "$work/sources"
(cd "$work/sources" && "$JAVA_HOME/bin/jar" xf "$work/jboss-transaction-spi-8.0.0.Final-sources.jar")
files=$(find "$work/sources" -name '*.java' | wc -l)
lesser=$(grep -rlE --include='*.java' 'Lesser +General +Public +License' "$work/sources" | wc -l)
bill=$(grep -o '"Public Domain"' "$work/bom.json" | head -1 || true)
echo "bill of materials: ${bill:-another licence}; sources under the LGPL: $lesser of $files"
if [ "$bill" = '"Public Domain"' ] && [ "$files" -gt 30 ] && [ "$lesser" -eq "$files" ]; then
	echo "as seen"
else
	echo "CHANGED"
	exit 1
fi
