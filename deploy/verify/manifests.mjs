// Reads manifests from the standard input and checks each against the types of its kind: a field that the kind does not know,
// one that is missing and a value of another type fail, and so do values that the kind's schema refuses.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));

const KINDS = [
  [/^v1$|^(apps|batch|policy|networking\.k8s\.io|rbac\.authorization\.k8s\.io)\//, 'kubernetes-models'],
  [/^keda\.sh\//, '@kubernetes-models/keda'],
  [/^monitoring\.coreos\.com\//, '@kubernetes-models/prometheus-operator'],
  [/^postgresql\.cnpg\.io\//, '@kubernetes-models/cloudnative-pg'],
  [/^kafka\.strimzi\.io\//, '@kubernetes-models/strimzi-kafka-operator'],
];

function moduleOf(manifest) {
  const found = KINDS.find(([versions]) => versions.test(manifest.apiVersion));
  if (!found) {
    throw new Error(`nobody here knows ${manifest.apiVersion} ${manifest.kind}`);
  }
  return `${found[1]}/${manifest.apiVersion}/${manifest.kind}`;
}

const name = (manifest) => `${manifest.kind}/${manifest.metadata.name}`;

/** A literal of the kind's type each, in a file that is never written: the compiler refuses fields that the type does not have. */
function typeFaults(manifests) {
  const file = join(here, 'manifests.ts');
  const source = manifests
    .map((manifest, i) => `import type { I${manifest.kind} as T${i} } from '${moduleOf(manifest)}';\n`
      + `export const m${i}: T${i} = ${JSON.stringify(manifest, null, 1)};\n`)
    .join('');
  const options = { noEmit: true, strict: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, source, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map((fault) => {
    const before = source.slice(0, fault.start ?? 0);
    const index = (before.match(/^export const m/gm) ?? []).length - 1;
    const line = source.split('\n')[before.split('\n').length - 1].trim();
    const where = index < 0 ? 'all' : name(manifests[index]);
    return `${where}: ${line} ${ts.flattenDiagnosticMessageText(fault.messageText, ' ')}`;
  });
}

async function valueFaults(manifest) {
  const kind = (await import(pathToFileURL(join(here, 'node_modules', `${moduleOf(manifest)}.js`)).href))[manifest.kind];
  try {
    new kind(manifest).validate();
    return [];
  } catch (fault) {
    return [`${name(manifest)}: ${fault.message}`];
  }
}

const manifests = parseAllDocuments(readFileSync(0, 'utf8'), { merge: true, version: '1.1' })
  .map((document) => document.toJS())
  .filter(Boolean);
const faults = [...typeFaults(manifests), ...(await Promise.all(manifests.map(valueFaults))).flat()];
faults.forEach((fault) => console.log(fault));
console.log(`${manifests.length} manifests, ${faults.length} faults`);
process.exit(faults.length || !manifests.length ? 1 : 0);
