#!/usr/bin/env node
// The command line: built when it is stale, then run.
import '../tools/oldest-node.mjs'
import { resolve } from 'node:path'
import { prepare } from '../tools/prepare.mjs'

const root = resolve(import.meta.dirname, '..')
const wanted = process.argv[2] === 'start' ? ['app', 'web'] : ['app']
await prepare(root, wanted)
await import('../dist/app/cli.mjs')
