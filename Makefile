# `make` lists the targets. JDK 25 or newer is looked for in JAVA_HOME, on the PATH and in the usual folders;
# Maven comes through its wrapper.

.DEFAULT_GOAL := help
.PHONY: help run demo token tail sql dead-letters replay bench torture check test verify-deploy verify-crm scan pin format clean

JDK = JAVA_HOME="$$(sh .mvn/find-jdk.sh)" || exit 1; export JAVA_HOME;
# The last command of a recipe: java takes the place of the shell, so that signals reach it.
JAVA = exec "$$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
	-Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	-cp "target/test-classes:target/classes:$$(cat target/local.classpath)"

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 22

run: ## build and start everything: Kafka, PostgreSQL, the service; Ctrl-C stops it
	@$(JDK) sh .mvn/build.sh || exit 1; $(JAVA) -Xmx256m dev.autolog.local.LocalStack

# These find what `make run` built, and leave it alone: the service runs from it.
BUILT = [ -f target/test-classes/dev/autolog/demo/Demo.class ] || { echo "Start everything first: make run" >&2; exit 1; };

demo: ## in a second terminal: publish a small CRM, some hundred calls and some messages, show what becomes of them
	@$(JDK) $(BUILT) $(JAVA) -Xmx256m dev.autolog.demo.Demo

token: ## print a token to call the API with: make token ACCOUNT=acme AGENT=u-17 ROLE=agent
	@$(JDK) $(BUILT) $(JAVA) -Xmx64m dev.autolog.local.Token "$(or $(ACCOUNT),acme)" "$(or $(AGENT),u-17)" "$(or $(ROLE),agent)"

tail: ## print a topic's records: make tail TOPIC=call-logged
	@$(JDK) $(BUILT) $(JAVA) -Xmx256m dev.autolog.demo.Tail "$(or $(TOPIC),call-logged)"

sql: ## print the rows of a query: make sql QUERY='select …'
	@$(JDK) $(BUILT) $(JAVA) -Xmx64m dev.autolog.demo.Sql "$${QUERY:-select at, action, why from audit_trail order by line desc limit 20}"

dead-letters: ## list dead letters of all accounts: how many, and the newest
	@$(JDK) $(BUILT) $(JAVA) -Xmx64m dev.autolog.local.LocalCommand dead-letters

replay: ## publish dead letters again: make replay TOPIC=call-ended [REASON=NOT_JSON] [OFFSETS=0:17,2:3-9]
	@$(JDK) $(BUILT) $(JAVA) -Xmx64m dev.autolog.local.LocalCommand replay "$(TOPIC)" "--reason=$(REASON)" "--offsets=$(OFFSETS)"

bench: ## measure throughput and latency; takes minutes; OPTIONS=--large adds ten million contacts
	@$(JDK) sh .mvn/build.sh || exit 1; \
	exec "$$JAVA_HOME/bin/java" -Xmx1g -cp "target/test-classes:target/classes:$$(cat target/local.classpath)" \
		dev.autolog.bench.Bench $(OPTIONS)

torture: ## break everything while calls come in, and check every outcome; CALLS= MINUTES= FAULTS= SEED= INSTANCES=
	@$(JDK) sh .mvn/build.sh || exit 1; $(JAVA) -Xmx2g dev.autolog.torture.Torture --calls=$(CALLS) --minutes=$(MINUTES) \
		--faults=$(FAULTS) --seed=$(SEED) --instances=$(INSTANCES)

check: ## compile and run the tests that need no broker, database or browser; about a minute
	@$(JDK) sh ./mvnw -B -q -Pcheck test

test: ## run every test but those of verify-deploy and verify-crm
	@$(JDK) sh ./mvnw -B verify

verify-deploy: ## check how it is deployed, watched, upgraded and restored: image, manifests, secure wires, alerts, crashes, faults, memory; takes half an hour
	@$(JDK) sh deploy/verify/tools.sh || exit 1; sh ./mvnw -B -Pverify-deploy verify

verify-crm: ## check the connectors on real servers, which it installs from Debian: Tryton and Radicale; takes minutes
	@$(JDK) sh deploy/verify/crm.sh || exit 1; sh ./mvnw -B -Pverify-crm verify

scan: ## look the shipped libraries up among known vulnerabilities; needs the internet, or data fetched before
	@$(JDK) sh deploy/scan.sh

pin: ## pin the images that are built on and deployed by the digests that their registries name
	@sh deploy/pin.sh

format: ## format the sources, those of the page too
	@$(JDK) sh ./mvnw -B -q spotless:apply && sh src/test/page/run.sh format

clean: ## remove what was built; the data of make run stays in .local
	@rm -rf target
