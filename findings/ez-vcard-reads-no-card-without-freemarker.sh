#!/bin/sh
# ez-vcard reads no text card without FreeMarker, although it uses FreeMarker to write HTML alone.
#
# Expected: the README says that dependencies can be excluded by the functionality that is needed. FreeMarker fills the template
# of HTML cards, so a program that reads cards as text works without it, as it does without jsoup and Jackson.
# Seen (ez-vcard 0.12.2 with vinnie 2.0.2, Maven Central, 2026-11-30): without jsoup and Jackson a card is read. Without
# FreeMarker, Ezvcard.parse of a text ends with NoClassDefFoundError for a FreeMarker class; it comes at run time, when the first
# card is read, and no build notices it.
# Who is hurt: whoever slims an image down by the README has a service that starts and fails with its first card.
# What Autolog does: it ships FreeMarker, and leaves out jsoup and Jackson's classes of ez-vcard alone.
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
      <groupId>com.googlecode.ez-vcard</groupId>
      <artifactId>ez-vcard</artifactId>
      <version>0.12.2</version>
      <exclusions>
        <exclusion>
          <groupId>org.jsoup</groupId>
          <artifactId>jsoup</artifactId>
        </exclusion>
        <exclusion>
          <groupId>com.fasterxml.jackson.core</groupId>
          <artifactId>*</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
POM
cat > "$work/Finding.java" <<'JAVA'
import ezvcard.Ezvcard;

public class Finding {
    public static void main(String[] arguments) {
        String card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Smith\r\nTEL:+44 20 7946 0018\r\nEND:VCARD\r\n";
        try {
            System.out.println("read: " + Ezvcard.parse(card).first().getFormattedName().getValue());
        } catch (NoClassDefFoundError e) {
            System.out.println("no class: " + e.getMessage());
        }
    }
}
JAVA
JAVA_HOME=$(sh "$here/.mvn/find-jdk.sh")
export JAVA_HOME
sh "$here/mvnw" -B -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
"$JAVA_HOME/bin/javac" -cp "$work/lib/*" -d "$work" "$work/Finding.java"
with=$("$JAVA_HOME/bin/java" -cp "$work:$work/lib/*" Finding)
rm "$work"/lib/freemarker-*.jar
without=$("$JAVA_HOME/bin/java" -cp "$work:$work/lib/*" Finding)
echo "with FreeMarker, without jsoup and Jackson: $with"
echo "without FreeMarker: $without"
if [ "$with" = "read: Jane Smith" ] && [ "${without#no class: freemarker/}" != "$without" ]; then
	echo "as seen"
else
	echo "CHANGED"
	exit 1
fi
