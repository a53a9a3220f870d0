#!/usr/bin/env node
/**
 * Runs a TypeScript file of this project on a Node that can: `launch.js FILE [ARGUMENT…]`.
 * That is this Node from 24 on, else the Node 24 that npm installed beside the project (Linux), else none: one sentence says so.
 * Plain JavaScript on purpose: whatever Node is installed must be able to read it.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const NEEDED = 24

/** Runs `file`, given relative to the project, with the rest of the command line. */
export function launch(file, words) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return runHere(join(root, file), words)
  const brought = bundledNode(root)
  if (brought) return runOn(brought, [join(root, file), ...words])
  console.error(
    `error: 需要 Node.js ${NEEDED} 或更新版本，现为 ${process.versions.node}：请安装后重试 ` +
      `(Node.js ${NEEDED} or newer is needed, this is ${process.versions.node}: install it and try again)`,
  )
  process.exitCode = 1
}

function runHere(file, words) {
  process.argv = [process.argv[0], file, ...words]
  module.enableCompileCache?.(compileCache())
  return import(pathToFileURL(file).href)
}

/** Compiled modules are kept between starts, which halves the time a start takes; a folder not writable does no harm. */
function compileCache() {
  return join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.cache', 'compiled')
}

/** Node 24 comes as an optional dependency; npm may have put it beside us or, installed as a package, further up. */
function bundledNode(root) {
  for (let folder = root; ; folder = dirname(folder)) {
    const node = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
    if (existsSync(node)) return node
    if (dirname(folder) === folder) return undefined
  }
}

/** Stands in for the other process: passes signals on, ends as it ends. A terminal's Ctrl-C reaches both of itself. */
function runOn(node, words) {
  const env = { NODE_COMPILE_CACHE: compileCache(), ...process.env }
  const child = spawn(node, words, { stdio: 'inherit', env })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : code
  })
}

if (process.argv[1] && fileURLToPath(import.meta.url) === resolve(process.argv[1])) {
  const [file, ...words] = process.argv.slice(2)
  await launch(file, words)
}
