import './format.js';
import './forms.js';
import './rows.js';
import './server.js';
import './settings.js';
import './status.js';

export { run } from './check.js';
