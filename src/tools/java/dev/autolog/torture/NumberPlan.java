package dev.autolog.torture;

import java.util.List;
import java.util.Locale;

/** The phone numbers of the model, in E.164 and as people type them, built without a phone-number library. */
final class NumberPlan {
    /**
     * A range of numbers of one place.
     *
     * @param prefix their common beginning in E.164
     * @param first the digits of the first number after the prefix
     * @param region the region in which people omit the country code
     * @param typed the forms in which people type a number; each # stands for one of its last digits
     */
    private record Place(String prefix, int first, String region, List<String> typed) {}

    private static final List<Place> PLACES = List.of(
            new Place(
                    "+1415",
                    2_340_000,
                    "US",
                    List.of("(###) ###-####", "###.###.####", "+1 ### ### ####", "1-###-###-####")),
            new Place("+44207", 9_460_000, "GB", List.of("0## #### ####", "+44 (0)## #### ####", "0044 ## ########")),
            new Place(
                    "+4930",
                    23_120_000,
                    "DE",
                    List.of("0## ########", "+49 ## ####-####", "0049 ## ########", "0##/########")),
            new Place("+331", 42_680_000, "FR", List.of("0# ## ## ## ##", "+33 # ## ## ## ##")),
            new Place("+612", 92_310_000, "AU", List.of("(0#) #### ####", "+61 # #### ####")),
            new Place("+3491", 4_210_000, "ES", List.of("### ### ###", "+34 ### ### ###")));

    private static final int STEP = 3;

    private NumberPlan() {}

    /** The number of another party's line. Accounts share the lines, and each has contacts of its own for them. */
    static String line(int line) {
        Place place = place(line);
        return place.prefix + (place.first + line / PLACES.size() * STEP);
    }

    /** The number of a line as a person types it. */
    static String typed(int line, int way) {
        Place place = place(line);
        String form = place.typed.get(way % place.typed.size());
        int digits = (int) form.chars().filter(sign -> sign == '#').count();
        String number = line(line);
        String rest = number.substring(number.length() - digits);
        StringBuilder typed = new StringBuilder();
        int next = 0;
        for (int i = 0; i < form.length(); i++) {
            char sign = form.charAt(i);
            typed.append(sign == '#' ? rest.charAt(next++) : sign);
        }
        return typed.toString();
    }

    /** The region in which the number is valid without its country code. */
    static String region(int line) {
        return place(line).region;
    }

    /** An agent's own line. */
    static String agent(int account, int agent) {
        return String.format(Locale.ROOT, "+1646234%02d%02d", account, agent);
    }

    /** The number on an account's do-not-log list. */
    static String doNotLog(int account) {
        return String.format(Locale.ROOT, "+1212234%04d", account);
    }

    private static Place place(int line) {
        return PLACES.get(line % PLACES.size());
    }
}
