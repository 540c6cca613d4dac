package dev.autolog.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the resource usage of processes from Linux's {@code /proc}. */
final class Processes {
    /** Linux's unit of processor time in user space, independent of the kernel's internal unit. */
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    /** Processor seconds of a process so far, including its ended and running children. */
    static double cpuSeconds(ProcessHandle process) {
        long ticks = ticks(process, true)
                + process.children().mapToLong(child -> ticks(child, false)).sum();
        return ticks / TICKS_PER_SECOND;
    }

    private static long ticks(ProcessHandle process, boolean endedChildrenToo) {
        String stat = read(process, "stat");
        // Skips the program's name, which may hold spaces. Fields 14 to 17 are user and system time, own and
        // children's.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length < 15
                ? 0
                : Stream.of(fields)
                        .skip(11)
                        .limit(endedChildrenToo ? 4 : 2)
                        .mapToLong(Long::parseLong)
                        .sum();
    }

    /** Program and arguments; the JDK omits long command lines. */
    static String commandLine(ProcessHandle process) {
        return read(process, "cmdline").replace('\0', ' ');
    }

    /** The peak memory of a process so far, in mebibytes. */
    static long peakMib(ProcessHandle process) {
        return figure(read(process, "status"), "VmHWM:") / 1024;
    }

    /** The current resident memory of a process, in mebibytes. */
    static long residentMib(ProcessHandle process) {
        return figure(read(process, "status"), "VmRSS:") / 1024;
    }

    /** The current number of threads of a process. */
    static long threads(ProcessHandle process) {
        return figure(read(process, "status"), "Threads:");
    }

    /** The current memory of a process and its children, in mebibytes; shared memory counts once. */
    static long sharedMib(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.children())
                        .mapToLong(one -> figure(read(one, "smaps_rollup"), "Pss:"))
                        .sum()
                / 1024;
    }

    /** The number beside a name, in Linux's unit for it. */
    private static long figure(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** The content of a file of the process; empty once the process has ended. */
    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return "";
        }
    }

    /** Describes the machine and the versions in one line. */
    static String machine(List<String> versions) throws IOException {
        String model = Files.readString(Path.of("/proc/cpuinfo"))
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
        long memory = figure(Files.readString(Path.of("/proc/meminfo")), "MemTotal:") >> 20;
        return "%d cores (%s), %d GiB of memory, JDK %s, %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        memory,
                        Runtime.version().feature(),
                        String.join(", ", versions));
    }
}
