import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const base = 'http://127.0.0.1:8640'
const log = readFileSync('/tmp/idw/log', 'utf8')
const otp = /admin\s+(\S+)/.exec(log)[1]
const jar = {}
async function api(who, method, path, body) {
  const r = await fetch(base + path, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(jar[who] ? { cookie: jar[who] } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const c = r.headers.getSetCookie?.()[0]
  if (c) jar[who] = c.split(';')[0]
  const t = await r.text()
  if (!r.ok) throw new Error(`${who} ${path} ${r.status} ${t}`)
  return t ? JSON.parse(t) : null
}
const PW = 'Rong-Heng-2026-x'
async function enter(who, password) {
  try {
    await api(who, 'POST', '/api/session', { userName: who, password: PW })
  } catch {
    await api(who, 'POST', '/api/session', { userName: who, password })
    await api(who, 'POST', '/api/session/password', { current: password, next: PW })
  }
}
export { api, enter, jar, base, PW, otp, chromium }
export async function shoot(name, who, path, act) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  try {
    for (const width of [1440, 390]) {
      const ctx = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 } })
      if (who) {
        const [n, v] = jar[who].split('=')
        await ctx.addCookies([{ name: n, value: v, url: base }])
      }
      const page = await ctx.newPage()
      page.on('console', (m) => m.type() === 'error' && console.log(name, 'console', m.text()))
      page.on('pageerror', (e) => console.log(name, 'error', e.message))
      await page.goto(base + path)
      await page.waitForTimeout(1200)
      if (act) await act(page)
      await page.waitForTimeout(500)
      await page.screenshot({ path: `/tmp/idw/shots/${name}-${width}.png`, fullPage: true })
      await ctx.close()
    }
  } finally {
    await browser.close()
  }
}
