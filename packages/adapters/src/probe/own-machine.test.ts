import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DiskSettings } from '@rongheng/core/watch/kinds/disk'
import { DomainSettings } from '@rongheng/core/watch/kinds/domain'
import { ScriptSettings } from '@rongheng/core/watch/kinds/script'
import type { Trap } from '@rongheng/core/watch/kinds/trap'
import snmp from 'net-snmp'
import { rolldown } from 'rolldown'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { diskProbe } from './disk.ts'
import { domainProbe } from './domain.ts'
import { scriptProbe } from './script.ts'
import { closedPort, endLater, endPeers, givenFor, listening, scratchFolder, until } from './testing-peers.ts'
import { heard } from './testing-said.ts'
import { listenForTraps } from './traps.ts'

afterEach(endPeers)

describe('disks', () => {
  const cache = fileURLToPath(new URL('../../../../node_modules/.cache/rongheng', import.meta.url))
  const diskChild = path.join(cache, `disk-${process.pid}.mjs`)
  beforeAll(async () => {
    mkdirSync(cache, { recursive: true })
    const input = fileURLToPath(new URL('./disk-child.ts', import.meta.url))
    const build = await rolldown({ input, platform: 'node', logLevel: 'silent' })
    await build.write({ file: diskChild, format: 'esm', codeSplitting: false })
    await build.close()
  })
  const look = (root: string, folder: string, more: object = {}, child = diskChild, timeoutMs = 5_000) =>
    heard(diskProbe({ disks: [root], diskChild: child }))(
      DiskSettings.parse({ kind: 'disk', path: folder, ...more }),
      givenFor([], { timeoutMs }),
    )

  test('space, and a file that is written, read back and gone', async () => {
    const root = scratchFolder()
    mkdirSync(path.join(root, 'media'))
    const seen = await look(root, path.join(root, 'media'), { write: true })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    const [used, free, , writeMs] = seen.values
    expect(used).toBeGreaterThanOrEqual(0)
    expect(free).toBeGreaterThan(0)
    expect(writeMs).toBeGreaterThan(0)
    expect(readdirSync(path.join(root, 'media'))).toEqual([])
    expect((await look(root, root)).values[3]).toBeNull()
  })

  test('what the administrator did not list is not looked at, by a link either', async () => {
    const [root, other] = [scratchFolder(), scratchFolder()]
    symlinkSync(other, path.join(root, 'way-out'))
    for (const folder of [other, `${root}/../`, path.join(root, 'way-out')])
      expect((await look(root, folder, { write: true })).detail).toMatch(
        /^这个目录不在系统管理员用 CHECK_DISKS 列出的目录之内/,
      )
    expect(readdirSync(other)).toEqual([])
  })

  test('a folder that is gone is a share that is not mounted', async () => {
    const root = scratchFolder()
    expect((await look(root, path.join(root, 'gone'))).detail).toBe(
      '没有这个目录：共享可能没有挂载（ENOENT）',
    )
  })

  test('a share that hangs is said in time, and no second process waits beside the first', async () => {
    const root = scratchFolder()
    const child = path.join(root, 'hangs.mjs')
    writeFileSync(child, 'setInterval(() => {}, 1000)')
    const seen = await look(root, root, {}, child, 400)
    expect(seen).toMatchObject({ ok: false, detail: '0.4 秒内没有完成' })
    // This one could be killed, so the next look finds nothing hanging.
    await until(async () => (await look(root, root)).ok)
  })
})

describe('scripts', () => {
  const place = (name: string, text: string, mode = 0o755): string => {
    const folder = scratchFolder()
    writeFileSync(path.join(folder, name), text)
    chmodSync(path.join(folder, name), mode)
    return folder
  }
  const run = (scripts: string, file: string, more: object = {}, timeoutMs = 5_000, secret = '') =>
    heard(scriptProbe({ scripts }))(
      ScriptSettings.parse({ kind: 'script', file, ...more }),
      givenFor([], { timeoutMs, secrets: { secret } }),
    )

  test('a plugin of Nagios: state, sentence and numbers', async () => {
    const folder = place(
      'check_load',
      '#!/bin/sh\necho "LOAD CRITICAL - $1 | load1=9.5;5;8 other=1"\nexit 2\n',
    )
    const seen = await run(folder, 'check_load', {
      args: ['$(id); `id`'],
      metrics: [{ name: 'load1' }, { name: 'load5' }],
    })
    expect(seen).toMatchObject({
      ok: false,
      values: [2, 9.5, null],
      detail: '返回 2 CRITICAL：LOAD CRITICAL - $(id); `id`',
      note: '脚本没有给出：load5',
    })
  })

  test.each([
    [0, {}, true, undefined],
    [1, {}, true, '警告：fine'],
    [1, { warningFails: true }, false, undefined],
    [3, {}, false, undefined],
  ])('exit code %i with %j: ok is %s', async (code, more, ok, note) => {
    const seen = await run(place('check', `#!/bin/sh\necho fine\nexit ${code}\n`), 'check', more)
    expect([seen.ok, seen.note]).toEqual([ok, note])
  })

  test('the secret is in the environment of the script alone, and is not said', async () => {
    const folder = place(
      'check',
      '#!/bin/sh\necho "pw $CHECK_SECRET db ${RONGHENG_OF_SERVER:-none}"\nexit 2\n',
    )
    process.env['RONGHENG_OF_SERVER'] = 'x'
    endLater(() => delete process.env['RONGHENG_OF_SERVER'])
    const seen = await run(folder, 'check', {}, 5_000, 'Very-Secret-7')
    expect(seen.detail).toBe('返回 2 CRITICAL：pw ••• db none')
    expect(Buffer.from(seen.sample?.bytes ?? []).toString()).not.toContain('Very-Secret-7')
  })

  test.each([
    ['runs for ever, with a child of its own', 'sleep 60 & sleep 60', /^0.6 秒内没有完成$/],
    [
      'never stops talking',
      'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done',
      /^脚本的输出超过 64 KB/,
    ],
    [
      'wants 4 GB',
      'exec awk \'BEGIN { s = "x"; for (i = 0; i < 32; i++) s = s s; print length(s) }\'',
      /^返回 \d+|脚本被系统结束/,
    ],
  ])('one that %s is ended', async (_, line, detail) => {
    const seen = await run(
      place('check', `#!/bin/sh\n${line}\n`),
      'check',
      {},
      line.startsWith('exec') ? 5_000 : 600,
    )
    expect(seen.ok).toBe(false)
    expect(seen.detail).toMatch(detail)
    expect(seen.tookMs).toBeLessThan(5_500)
  })

  test('what others could have written, or what is no file of the folder, does not run', async () => {
    const text = '#!/bin/sh\necho ran\n'
    expect((await run(place('check', text, 0o777), 'check')).detail).toMatch(/别人也能写/)
    expect((await run(place('check', text, 0o644), 'check')).detail).toMatch(/不能执行/)
    const folder = place('real', text)
    symlinkSync('/bin/true', path.join(folder, 'link'))
    mkdirSync(path.join(folder, 'folder'))
    expect((await run(folder, 'link')).detail).toBe('link 不是普通文件')
    expect((await run(folder, 'folder')).detail).toBe('folder 不是普通文件')
    expect((await run(folder, 'none')).detail).toMatch(/^没有脚本 none/)
    chmodSync(folder, 0o777)
    expect((await run(folder, 'real')).detail).toMatch(/别人也能写/)
  })

  test.each(['../etc/passwd', '/bin/sh', '.hidden', 'a b', ''])('"%s" is no name of a script', (file) => {
    expect(ScriptSettings.safeParse({ kind: 'script', file }).success).toBe(false)
  })
})

describe('domains', () => {
  const answer = (days: number) => ({
    events: [
      {
        eventAction: 'expiration',
        eventDate: new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString(),
      },
    ],
  })
  const look = (more: object, ports: number[]) =>
    heard(domainProbe)(
      DomainSettings.parse({ kind: 'domain', domain: '融媒.example', ...more }),
      givenFor(ports),
    )

  test('a registry by RDAP is asked for the name in ASCII', async () => {
    let asked: string | undefined
    const port = await listening(
      http.createServer((request, response) => {
        asked = request.url
        response.end(JSON.stringify(answer(40)))
      }),
    )
    expect(await look({ rdap: [`http://127.0.0.1:${port}/v1`] }, [port])).toMatchObject({
      ok: true,
      values: [40],
    })
    expect(asked).toBe('/v1/domain/xn--22sr06h.example')
  })

  test('where RDAP fails, WHOIS is asked; when both do, both are named', async () => {
    const whois = await listening(
      net.createServer((socket) =>
        socket.once('data', () => socket.end('Expiration Time: 2020-03-17 12:48:36\n')),
      ),
    )
    const dead = await closedPort()
    const more = { rdap: [`http://127.0.0.1:${dead}/`], whois: '127.0.0.1' }
    const seen = await look({ ...more, whoisPort: whois }, [dead, whois])
    expect(seen).toMatchObject({ ok: false, detail: '域名已到期' })
    expect(seen.values[0]).toBeLessThan(0)
    expect((await look({ ...more, whoisPort: dead }, [dead])).detail).toMatch(
      /^127\.0\.0\.1：拒绝连接.+；127\.0\.0\.1：拒绝连接/,
    )
  })

  test('a name that nobody has registered, and an ending that nobody knows', async () => {
    const port = await listening(http.createServer((_, response) => response.writeHead(404).end('{}')))
    expect((await look({ rdap: [`http://127.0.0.1:${port}/`] }, [port])).detail).toBe('域名没有注册')
    expect((await look({}, [])).detail).toMatch(/^不知道这个后缀该问谁/)
  })
})

describe('traps', () => {
  test('of versions 1 and 2c, and informs, are heard; garbage is not', async () => {
    const port = await closedPort()
    const heard: Trap[] = []
    const listener = await listenForTraps({ address: '127.0.0.1', port }, (trap) => heard.push(trap))
    endLater(() => void listener.close())
    for (const version of [snmp.Version1, snmp.Version2c]) {
      const session = snmp.createSession('127.0.0.1', 'county', { trapPort: port, version })
      session.trap(
        snmp.TrapType.LinkDown,
        [{ oid: '1.3.6.1.2.1.2.2.1.1.3', type: snmp.ObjectType.Integer, value: 3 }],
        () => {},
      )
      if (version === snmp.Version2c) session.inform('1.3.6.1.4.1.9.1', () => {})
      endLater(() => session.close())
    }
    const garbage = spawn('sh', ['-c', `printf '\\060\\202\\377\\377zzzz' > /dev/udp/127.0.0.1/${port}`], {
      shell: '/bin/bash',
    })
    garbage.on('error', () => {})
    await until(() => heard.length >= 3)
    const linkDown = heard.filter(({ oid }) => oid === '1.3.6.1.6.3.1.1.5.3')
    expect(linkDown).toHaveLength(2)
    for (const trap of linkDown)
      expect(trap).toMatchObject({
        source: '127.0.0.1',
        community: 'county',
        values: [{ oid: '1.3.6.1.2.1.2.2.1.1.3', text: '3' }],
      })
    expect(heard.some(({ oid }) => oid === '1.3.6.1.4.1.9.1')).toBe(true)
  })

  test('a port that is taken is said', async () => {
    const port = await closedPort()
    const first = await listenForTraps({ address: '127.0.0.1', port }, () => {})
    await expect(listenForTraps({ address: '127.0.0.1', port }, () => {})).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
    await first.close()
  })
})
