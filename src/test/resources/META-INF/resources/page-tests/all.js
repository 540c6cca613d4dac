import './codes.js';
import './format.js';
import './forms.js';
import './rows.js';
import './server.js';
import './settings.js';
import './status.js';
import './strings.js';

export { run } from './check.js';
