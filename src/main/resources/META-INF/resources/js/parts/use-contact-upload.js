import { useCallback, useEffect, useState } from '../preact.js';
import { read, send, write } from '../server/api.js';
import { freshKey } from '../server/keys.js';
import { isMoving, LARGEST_FILE, mediaTypeOf } from '../state/contact-upload.js';
import { strings } from '../strings.js';
import { usePage } from './context.js';

const PATH = '/contact-uploads';
const PACE = 1_500;
const STALE = [404, 409];
const IDLE = { busy: false, error: null };
const words = strings.contactUpload;

/** The file with contacts, asked for again while it is read or published, and what can be done with it. */
export function useContactUpload() {
  const { notify } = usePage();
  const [state, setState] = useState({ status: 'loading', upload: null, failure: null });
  const [request, setRequest] = useState(IDLE);
  const load = useCallback(
    () =>
      read(PATH).then(
        ({ items }) => setState({ status: 'ready', upload: items[0] ?? null, failure: null }),
        (failure) =>
          setState((before) =>
            before.status === 'ready' ? { ...before, failure } : { ...before, status: 'failed', failure },
          ),
      ),
    [],
  );
  useEffect(() => {
    load();
  }, [load]);
  const moving = isMoving(state.upload);
  useEffect(() => {
    if (!moving) {
      return undefined;
    }
    const timer = setInterval(() => document.hidden || load(), PACE);
    return () => clearInterval(timer);
  }, [moving, load]);

  const take = (upload) => setState((before) => ({ ...before, upload }));

  async function act(work, told) {
    setRequest({ busy: true, error: null });
    try {
      await work();
    } catch (failure) {
      if (failure.status === undefined) {
        throw failure;
      }
      setRequest({ busy: false, error: failure.status === 413 ? words.tooLarge : failure.advice });
      if (STALE.includes(failure.status)) {
        await load();
      }
      return;
    }
    setRequest(IDLE);
    if (told) {
      notify(told);
    }
  }
  const pathOf = (upload) => `${PATH}/${encodeURIComponent(upload.id)}`;
  return {
    ...state,
    ...request,
    load,
    preview: (file) =>
      file.size > LARGEST_FILE
        ? setRequest({ busy: false, error: words.tooLarge })
        : act(async () => take(await send(PATH, file, mediaTypeOf(file.name), freshKey())), null),
    choose: (columns, region) =>
      act(
        async () => take(await write('PUT', `${pathOf(state.upload)}/columns`, { columns, region }, freshKey())),
        null,
      ),
    start: (deletesMissing) =>
      act(
        async () => take(await write('POST', `${pathOf(state.upload)}/start`, { deletesMissing }, freshKey())),
        words.started,
      ),
    discard: () =>
      act(async () => {
        await write('DELETE', pathOf(state.upload), {}, freshKey());
        take(null);
      }, null),
  };
}
