/** Whether a call belongs in the list that these filters ask for; not to be asked where `q` is set. */
export function fits(call, { view = 'all', direction }) {
  if (direction && call.direction !== direction) {
    return false;
  }
  switch (view) {
    case 'missed':
      return call.result === 'MISSED';
    case 'logged':
      return call.outcome === 'LOGGED';
    case 'unlogged':
      return call.outcome !== 'LOGGED';
    default:
      return true;
  }
}
