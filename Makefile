# `make` lists the targets. JDK 25 or newer is looked for in JAVA_HOME, on the PATH and in the usual folders;
# Maven comes through its wrapper.

.DEFAULT_GOAL := help
.PHONY: help run demo bench test format clean

JDK = JAVA_HOME="$$(sh .mvn/find-jdk.sh)" || exit 1; export JAVA_HOME;
# The last command of a recipe: java takes the place of the shell, so that signals reach it.
JAVA = exec "$$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
	-cp "target/test-classes:target/classes:$$(cat target/local.classpath)"

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 16

run: ## build and start everything: Kafka, PostgreSQL, the service; Ctrl-C stops it
	@$(JDK) sh .mvn/build.sh || exit 1; $(JAVA) -Xmx256m dev.autolog.local.LocalStack

demo: ## in a second terminal: publish a small CRM and some hundred calls, show what becomes of them
	@$(JDK) [ -f target/local.classpath ] || { echo "Start the service first: make run" >&2; exit 1; }; \
	$(JAVA) -Xmx256m dev.autolog.local.Demo

bench: ## measure throughput and latency; takes minutes
	@$(JDK) sh .mvn/build.sh || exit 1; \
	exec "$$JAVA_HOME/bin/java" -Xmx1g -cp "target/test-classes:target/classes:$$(cat target/local.classpath)" \
		dev.autolog.bench.Bench

test: ## run every test
	@$(JDK) sh ./mvnw -B verify

format: ## format the sources
	@$(JDK) sh ./mvnw -B -q spotless:apply

clean: ## remove what was built; the data of make run stays in .local
	@rm -rf target
