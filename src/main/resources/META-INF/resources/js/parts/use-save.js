import { violationText } from '../format/codes.js';
import { useRef, useState } from '../preact.js';
import { write } from '../server/api.js';
import { requestKeys } from '../server/keys.js';
import { dropDraft } from '../state/drafts.js';
import { tally } from '../state/save.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';

/** The form's fields by the names that the server has for them. */
const FIELDS = {
  contactId: 'contact',
  newContact: 'contact',
  number: 'contact',
  'newContact.name': 'newName',
  'newContact.type': 'newType',
  associationId: 'association',
  subject: 'subject',
  notes: 'notes',
  disposition: 'disposition',
  reason: 'reason',
};

const IDLE = { busy: false, errors: {} };

/** Saves and dismisses; what does not work is told by field or as a whole, in `errors`. */
export function useSave({ call, reload, close, done }) {
  const { calls, notify } = usePage();
  const [state, setState] = useState(IDLE);
  const keyOf = useRef(null);
  keyOf.current ??= requestKeys();

  async function send({ method, path, body }, told) {
    setState({ busy: true, errors: {} });
    try {
      const answer = await write(method, path, body, keyOf.current([path, body]));
      const settled = answer.results ? severalDone(answer.results, told) : oneDone(answer, told);
      if (settled) {
        done();
        close();
      }
    } catch (failure) {
      await refused(failure);
    }
  }

  function oneDone(answer, told) {
    setState(IDLE);
    if (answer.callId && answer.outcome) {
      calls.tell('call', answer);
    }
    calls.tell('settled', [call.id]);
    notify(told(1), call.id);
    return true;
  }

  function severalDone(results, told) {
    const { done: finished, meanwhile, refused: left } = tally(results);
    [...finished, ...meanwhile].forEach(dropDraft);
    calls.tell('settled', [...finished, ...meanwhile]);
    if (finished.length === 0 && left.length > 0) {
      setState({ busy: false, errors: byField(left[0].problem ?? {}) });
      return false;
    }
    setState(IDLE);
    const { partly, partlyFailed } = strings.done;
    notify(
      left.length > 0
        ? partlyFailed(finished.length, left.length)
        : meanwhile.length > 0
          ? partly(finished.length, meanwhile.length)
          : told(finished.length),
    );
    return true;
  }

  async function refused(failure) {
    if (failure.status === undefined) {
      setState(IDLE);
      throw failure;
    }
    if (failure.status === 409) {
      await reload(failure.problem.happened ?? {});
      setState(IDLE);
    } else {
      setState({
        busy: false,
        errors: failure.status === 422 ? byField(failure.problem) : { all: strings.errors.notSaved(failure.advice) },
      });
    }
  }

  return {
    ...state,
    save(lacking, request, name) {
      const fields = Object.entries(lacking);
      if (fields.length > 0) {
        setState({
          busy: false,
          errors: Object.fromEntries(fields.map(([field, what]) => [field, strings.form.missing[what]])),
        });
        return;
      }
      const { logged, loggedMany, saved } = strings.done;
      send(request, (count) => (request.method === 'PATCH' ? saved : count > 1 ? loggedMany(count) : logged(name)));
    },
    dismiss(request) {
      if (!request.body.reason) {
        setState({ busy: false, errors: { reason: strings.form.missing.reason } });
        return;
      }
      send(request, (count) => (count > 1 ? strings.done.dismissedMany(count) : strings.done.dismissed));
    },
  };
}

function byField({ violations = [] }) {
  const errors = Object.fromEntries(
    violations.map((violation) => [FIELDS[violation.field] ?? 'all', violationText(violation)]),
  );
  return Object.keys(errors).length > 0 ? errors : { all: strings.errors.notSaved(strings.errors.refused) };
}
