import { it, same } from './check.js';
import { query } from '/js/server/api.js';
import { Failure } from '/js/server/failure.js';
import { requestKeys } from '/js/server/keys.js';
import { liveStream } from '/js/server/live.js';
import { parseRoute, routeTo } from '/js/state/routes.js';

it('repeats the key with the same request, and only then', () => {
  const keyOf = requestKeys();
  const first = keyOf({ a: 1 });
  same(keyOf({ a: 1 }), first);
  same(keyOf({ a: 2 }) === first, false);
});

it('leaves empty parameters out and escapes the others', () => {
  same(query({ q: 'a&b', number: '+1', cursor: undefined, view: '' }), '?q=a%26b&number=%2B1');
  same(query({}), '');
});

it('says what to do, whatever the answer', () => {
  for (const status of [0, 400, 403, 404, 409, 422, 429, 500, 503]) {
    same(new Failure(status).advice.length > 10, true);
  }
});

it('finds its way back from an address', () => {
  const route = { view: 'calls', id: 'a/b', filters: { view: 'missed', q: 'smith & co' } };
  same(parseRoute(routeTo(route)), route);
  same(parseRoute(''), { view: 'unresolved', id: null, filters: {} });
  same(parseRoute('#/nonsense/1').view, 'unresolved');
  same(parseRoute('#/calls/%zz'), { view: 'calls', id: '%zz', filters: {} });
  same(parseRoute('#/settings/logging?for=u-18'), { view: 'settings', id: 'logging', filters: { for: 'u-18' } });
  same(parseRoute('#/calls?kind=NO_CONTACT_MATCH&q=smith').filters, { q: 'smith' });
});

/** A stream that does what the test says. */
function script() {
  const sources = [];
  const heard = [];
  const open = (url) => {
    const listeners = {};
    const source = {
      url,
      readyState: 1,
      listeners,
      addEventListener: (name, listener) => (listeners[name] = listener),
      close: () => (source.readyState = 2),
    };
    sources.push(source);
    return source;
  };
  const close = liveStream(
    {
      changed: (name, view) => heard.push([name, view.id]),
      missed: () => heard.push('missed'),
      disconnected: (down) => heard.push(['disconnected', down]),
      displaced: () => heard.push('displaced'),
      refused: () => heard.push('refused'),
    },
    open,
  );
  return { sources, heard, close };
}

it('passes on what the stream says', () => {
  const { sources, heard, close } = script();
  sources[0].onopen();
  sources[0].listeners.conflict({ data: '{"id":"a"}', lastEventId: '7' });
  sources[0].listeners['log-form']({ data: '{"id":"b"}', lastEventId: '8' });
  sources[0].listeners.reset({ lastEventId: '9' });
  close();
  same(heard, [['disconnected', false], ['conflict', 'a'], ['log-form', 'b'], 'missed']);
});

it('has everything loaded again after the stream was lost', () => {
  const { sources, heard, close } = script();
  sources[0].onopen();
  sources[0].readyState = 0;
  sources[0].onerror();
  sources[0].onopen();
  close();
  same(heard, [['disconnected', false], ['disconnected', false], 'missed']);
});

it('opens another stream where the browser gives up, from where the last one ended', async () => {
  const { sources, heard, close } = script();
  sources[0].onopen();
  sources[0].listeners.call({ data: '{"id":"a"}', lastEventId: '7' });
  sources[0].readyState = 2;
  sources[0].onerror();
  dispatchEvent(new Event('online'));
  close();
  same(sources.length, 2);
  same(sources[1].url, '/api/v1/events?after=7');
  same(heard.includes('refused'), true);
});

it('leaves the stream to other windows until this one is used again', () => {
  const { sources, heard, close } = script();
  sources[0].onopen();
  sources[0].listeners.displaced();
  same(sources[0].readyState, 2);
  same(sources.length, 1);
  dispatchEvent(new Event('focus'));
  same(sources.length, 2);
  sources[1].onopen();
  dispatchEvent(new Event('focus'));
  close();
  same(sources.length, 2);
  same(heard, [['disconnected', false], 'displaced', ['disconnected', false], 'missed']);
});

it('keeps no connection for a page that the browser has put away, and catches up when it is taken out again', () => {
  const { sources, heard, close } = script();
  sources[0].onopen();
  dispatchEvent(new Event('pagehide'));
  same(sources[0].readyState, 2);
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  sources[1].onopen();
  close();
  same(heard, [['disconnected', false], ['disconnected', false], 'missed']);
});
