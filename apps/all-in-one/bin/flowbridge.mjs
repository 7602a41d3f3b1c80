#!/usr/bin/env node
// The `flowbridge` command of an installation that is built (`npm run build`).
import '../dist/main.js';
