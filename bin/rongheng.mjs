#!/usr/bin/env node
// The command line: built when it is stale, then run.
import { dirname, resolve } from 'node:path'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepare } from '../tools/prepare.mjs'

const root = resolve(dirname(realpathSync(fileURLToPath(import.meta.url))), '..')
const wanted = process.argv[2] === 'start' ? ['app', 'web'] : ['app']
await prepare(root, wanted)
await import('../dist/app/cli.mjs')
