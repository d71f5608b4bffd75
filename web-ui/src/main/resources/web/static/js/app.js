// Entry of every page. Each module looks for what it works on and does nothing on pages without it.
import { startAges } from './ago.js';
import { startCopy } from './copy.js';
import { startDelete } from './delete.js';
import { startDeploy } from './deploy.js';
import { startFilters } from './filters.js';
import { startHelp } from './help.js';
import { startKeys } from './keys.js';
import { startNav } from './nav.js';
import { startRows } from './rows.js';
import { startStream } from './stream.js';
import { startTheme } from './theme.js';
import { showLeftover } from './toast.js';
import { colourAll } from './yaml.js';

startTheme();
startNav();
startAges();
startCopy();
startHelp();
startKeys();
startRows();
startFilters();
startDelete();
startDeploy();
colourAll(document);
startStream();
showLeftover();
document.documentElement.dataset.ready = 'true';
