// Installs what package-lock.json names when node_modules is missing or older; used by `npm start` and `npm test`.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether node_modules was installed from this very package-lock.json. */
export function isInstalled(root) {
  const mark = join(root, 'node_modules/.rongheng-lock')
  if (!existsSync(mark)) return false
  return readFileSync(mark).equals(readFileSync(join(root, 'package-lock.json')))
}

/** Runs `npm ci --ignore-scripts` unless it is already done. Throws one sentence when it fails. */
export function install(root) {
  if (isInstalled(root)) return
  console.log('正在安装依赖 / installing the packages of package-lock.json …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const run = spawnSync(npm, ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (run.status !== 0)
    throw new Error(
      'npm ci 没有成功：能访问 npm 源吗？它的报错在上面。没有网络时请用离线包（docs/operate/install.md）。 / npm ci failed: is the npm registry reachable? Its messages stand above; without a network, take the bundle.',
    )
  copyFileSync(join(root, 'package-lock.json'), join(root, 'node_modules/.rongheng-lock'))
}
