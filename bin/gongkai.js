#!/usr/bin/env node
/** The command line of an installation: `gongkai COMMAND`. */
import { launch } from './launch.js'

await launch('src/cli.ts', process.argv.slice(2))
