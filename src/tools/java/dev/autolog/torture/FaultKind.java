package dev.autolog.torture;

/** The kinds of faults. Each is undone after some seconds. */
enum FaultKind {
    INSTANCE_KILLED(Target.SERVICE),
    ALL_INSTANCES_KILLED(Target.SERVICE),
    INSTANCE_PAUSED(Target.SERVICE),
    ALL_INSTANCES_PAUSED(Target.SERVICE),
    INSTANCE_JOINS_AND_LEAVES(Target.SERVICE),
    CLOCK_STEPPED(Target.SERVICE),
    BROKER_KILLED(Target.KAFKA),
    BROKER_PAUSED(Target.KAFKA),
    BROKER_DISK_FULL(Target.KAFKA),
    KAFKA_CONNECTIONS_CUT(Target.KAFKA),
    KAFKA_CONNECTIONS_REFUSED(Target.KAFKA),
    KAFKA_CONNECTIONS_HANGING(Target.KAFKA),
    DATABASE_KILLED(Target.DATABASE),
    DATABASE_PAUSED(Target.DATABASE),
    DATABASE_CONNECTIONS_CUT(Target.DATABASE),
    DATABASE_CONNECTIONS_REFUSED(Target.DATABASE),
    DATABASE_CONNECTIONS_HANGING(Target.DATABASE),
    /** Other clients hold all connections of the server. */
    DATABASE_CONNECTIONS_TAKEN(Target.DATABASE),
    /** All connections of the service's pools wait for a lock. */
    DATABASE_TABLES_LOCKED(Target.DATABASE);

    /** The target of a fault; two faults at once have different targets. */
    enum Target {
        SERVICE,
        KAFKA,
        DATABASE
    }

    private final Target target;

    FaultKind(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }
}
