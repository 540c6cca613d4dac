#!/bin/sh
# libphonenumber reads what it formats itself for callers in Hong Kong as another country's valid number.
#
# Expected: a number formatted by formatOutOfCountryCallingNumber for a region is read back by parse in that region as the
# same number, as it is in every other region for numbers with a country code of their own.
# Seen (libphonenumber 9.0.43, Maven Central, 2026-11-29): for Hong Kong it writes "00 81 90-1234-5678" for the Japanese mobile
# +819012345678 and reads that text as +19012345678, a valid line in Memphis. The prefixes that it knows there are 00 alone and
# 00 with a carrier's digit, and parse takes the longest one that fits: the first digit of the country code goes with it. Of
# the example numbers of all types and regions, more than fifty become another valid number and hundreds an invalid one.
# Who is hurt: a directory for Hong Kong that holds "0081 90…" as people dial it finds strangers in North America.
# What Autolog does: a number with 00 that has two readings in use is not read; it is a suggestion (DiallingRules).
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
      <groupId>com.googlecode.libphonenumber</groupId>
      <artifactId>libphonenumber</artifactId>
      <version>9.0.43</version>
    </dependency>
  </dependencies>
</project>
POM
cat > "$work/Finding.java" <<'JAVA'
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.TreeSet;

public class Finding {
    static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    public static void main(String[] args) throws NumberParseException {
        PhoneNumber mobile = UTIL.parse("+819012345678", null);
        String text = UTIL.formatOutOfCountryCallingNumber(mobile, "HK");
        PhoneNumber back = UTIL.parse(text, "HK");
        System.out.println("+819012345678 -> \"" + text + "\" -> " + UTIL.format(back, PhoneNumberFormat.E164)
                + (UTIL.isValidNumber(back) ? " (valid)" : " (not valid)"));
        int same = 0;
        int otherValid = 0;
        int otherInvalid = 0;
        for (String region : new TreeSet<>(UTIL.getSupportedRegions())) {
            for (PhoneNumberUtil.PhoneNumberType type : UTIL.getSupportedTypesForRegion(region)) {
                PhoneNumber example = UTIL.getExampleNumberForType(region, type);
                if (example == null || region.equals("HK")) {
                    continue;
                }
                try {
                    PhoneNumber read = UTIL.parse(UTIL.formatOutOfCountryCallingNumber(example, "HK"), "HK");
                    if (UTIL.format(read, PhoneNumberFormat.E164).equals(UTIL.format(example, PhoneNumberFormat.E164))) {
                        same++;
                    } else if (UTIL.isValidNumber(read)) {
                        otherValid++;
                    } else {
                        otherInvalid++;
                    }
                } catch (NumberParseException e) {
                    otherInvalid++;
                }
            }
        }
        System.out.println("same " + same + ", another valid number " + otherValid + ", no valid number " + otherInvalid);
        boolean asSeen = text.equals("00 81 90-1234-5678")
                && UTIL.format(back, PhoneNumberFormat.E164).equals("+19012345678")
                && UTIL.isValidNumber(back)
                && otherValid > 50
                && otherInvalid > 100;
        System.out.println(asSeen ? "as seen" : "CHANGED");
        System.exit(asSeen ? 0 : 1);
    }
}
JAVA
JAVA_HOME=$(sh "$here/.mvn/find-jdk.sh")
export JAVA_HOME
sh "$here/mvnw" -B -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
"$JAVA_HOME/bin/java" -cp "$work/lib/*" "$work/Finding.java"
