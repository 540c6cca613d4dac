package dev.autolog.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The most event streams of an instance. */
@ConfigMapping(prefix = "autolog.streams")
interface StreamLimits {
    /** Open event streams of a person on each instance; when one more opens, the oldest ends with the event `displaced`. */
    @WithDefault("8")
    int perPerson();

    /** Open event streams of an account on each instance; when one more opens, the oldest ends with the event `displaced`. */
    @WithDefault("200")
    int perAccount();
}
