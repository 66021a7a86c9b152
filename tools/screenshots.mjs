// Takes the pictures of the README from the example center, or every page at two widths for somebody to look at:
//   node tools/screenshots.mjs                 docs/pictures/*.png
//   node tools/screenshots.mjs --all <folder> [account]  every page of every account, or of one, at 1440 and 390 pixels
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const root = resolve(import.meta.dirname, '..')
const all = process.argv[2] === '--all'
const folder = resolve(all ? (process.argv[3] ?? 'pictures') : join(root, 'docs/pictures'))
const dataDir = mkdtempSync(join(tmpdir(), 'rongheng-pictures-'))
const password = 'Qinghe-9-shanyue-Lan!'

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })

const port = await freePort()
const url = `http://127.0.0.1:${port}`
const server = spawn(process.execPath, [join(root, 'dist/app/server.mjs')], {
  cwd: root,
  env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let printed = ''
server.stdout.setEncoding('utf8')
const ready = new Promise((done, fail) => {
  server.stdout.on('data', (text) => {
    printed += text
    if (printed.includes('Rongheng is ready')) done()
  })
  server.once('exit', (code) => fail(new Error(`the program ended with ${code}: ${printed}`)))
})

/** Signs in with the one-time password of the first start, and sets one. */
async function signIn(page, name) {
  const oneTime = new RegExp(`^ {2}${name} +(\\S{4}-\\S{4}-\\S{4}-\\S{4}) `, 'm').exec(printed)?.[1]
  await page.goto(url)
  await page.getByLabel('用户名').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(oneTime)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('当前密码').fill(oneTime)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再输入一次新密码').fill(password)
  await page.getByRole('button', { name: '保存新密码' }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor({ state: 'attached' })
}

/** Shows a page and waits until nothing of it is loading any more. */
async function show(page, path, width, height) {
  await page.setViewportSize({ width, height })
  await page.goto(`${url}${path}`)
  // A page that is told of every change never falls silent.
  await page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => {})
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(1200)
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})

/** One account's own window. */
async function windowOf(name) {
  const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  page.on(
    'console',
    (line) => line.type() === 'error' && console.log(`${name} ${page.url()}: ${line.text()}`),
  )
  page.on('pageerror', (error) => console.log(`${name} ${page.url()}: ${error.message}`))
  await signIn(page, name)
  return page
}

/** The example's projects, with the ids that this start gave them. */
const projectsOf = async (page) => (await (await page.request.get(`${url}/api/projects`)).json()).items

/** Waits until the year behind the example center is filled in, and every check has been run. */
async function watched(page) {
  for (let i = 0; i < 300; i++) {
    const state = await (await page.request.get(`${url}/api/example`)).json()
    if (!state.filling) break
    await page.waitForTimeout(1000)
  }
  await page.waitForTimeout(20_000)
}

/** The checks of the example by name. */
async function checksOf(page) {
  const { items } = await (await page.request.get(`${url}/api/watch/checks?size=100`)).json()
  return new Map(items.map((one) => [one.name, one]))
}

/** The pages of watching, by the names of their pictures. */
async function watchPages(page) {
  const checks = await checksOf(page)
  const id = (name) => checks.get(name)?.id
  const core = await (await page.request.get(`${url}/api/watch/checks/${id('核心交换机')}`)).json()
  return {
    wall: ['/watch', 900],
    check: [`/watch/checks/${id('新闻列表接口')}`, 1100],
    system: [`/assets/systems/${checks.get('播出状态')?.systemId}`, 1100],
    topology: ['/assets?tab=topology', 900],
    device: [`/assets/devices/${core.check.deviceId}`, 900],
    streams: ['/watch/streams', 900],
    alerts: ['/watch/alerts', 900],
  }
}

/** Every page of watching and of assets, for somebody to look at. */
async function watchedPaths(page) {
  const shown = Object.values(await watchPages(page)).map(([path]) => path)
  const tabs = ['system', 'device', 'software', 'contract', 'vendor', 'location']
  const more = ['checks', 'checks/new', 'silences', 'alert-sources', 'alert-hooks', 'maintenance']
  return [
    ...shown,
    ...more.map((one) => `/watch/${one}`),
    ...tabs.map((one) => `/assets?tab=${one}`),
    '/assets/labels',
    '/assets/discover',
  ]
}

async function readmePictures() {
  const admin = await windowOf('admin')
  await watched(admin)
  await admin.close()
  const operator = await windowOf('yunwei')
  const shown = await watchPages(operator)
  for (const name of ['wall', 'check', 'system', 'topology', 'streams']) {
    const [path, height] = shown[name]
    await show(operator, path, 1440, height)
    await operator.screenshot({ path: join(folder, `${name}.png`) })
  }
  await operator.close()
  const page = await windowOf('xiangmu')
  const projects = await projectsOf(page)
  const done = projects.find((project) => project.code === 'RM-2023-01')
  const running = projects[0]
  const pictures = {
    home: ['/', 900],
    milestones: [`/budget/projects/${running.id}/milestones`, 900],
    score: [`/evaluate/projects/${done.id}/score`, 1000],
    report: [`/report/projects/${done.id}/mof-2020`, 1000],
  }
  for (const [name, [path, height]] of Object.entries(pictures)) {
    await show(page, path, 1440, height)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  await show(page, '/', 390, 844)
  await page.screenshot({ path: join(folder, 'home-390.png') })
}

/** Has a small invented report checked, and gives the path of what was found. */
async function checkedReport(page) {
  const text = [
    '示例区融媒体中心平台运维项目2024年度支出绩效评价报告',
    '一、基本情况',
    '项目全年预算数52.40万元，全年执行数52.40万元，预算执行率97.70%，资金按进度拔付到位。',
    '二、绩效情况',
    '评价采用公众评判法。通过项目实施，工作效率大幅提高，群众普遍满意。',
    '三、存在的问题',
    '无。',
  ]
  await page.goto(`${url}/report/checks/new`)
  await page
    .getByLabel('放入报告文件')
    .setInputFiles({ name: '平台运维报告.txt', mimeType: 'text/plain', buffer: Buffer.from(text.join('\n')) })
  await page.getByRole('button', { name: '开始体检' }).click()
  await page.getByRole('heading', { name: '报告原文' }).waitFor()
  return new URL(page.url()).pathname
}

async function everyPage() {
  const first = await windowOf('admin')
  await watched(first)
  await first.close()
  const paths = {
    yunwei: watchedPaths,
    admin: ['/', '/identity/users', '/identity/units', '/example', '/nowhere'],
    xiangmu: (id, done, check) => [
      '/',
      '/budget/projects',
      '/budget/projects/new',
      `/budget/projects/${id}`,
      `/budget/projects/${id}/edit`,
      `/budget/projects/${id}/money`,
      `/budget/projects/${id}/payments`,
      `/budget/projects/${id}/milestones`,
      '/budget/ledger',
      '/evaluate/projects',
      `/evaluate/projects/${id}`,
      `/evaluate/projects/${id}/results`,
      `/evaluate/projects/${id}/score`,
      `/evaluate/projects/${done}`,
      `/evaluate/projects/${done}/results`,
      `/evaluate/projects/${done}/score`,
      '/report/projects',
      `/report/projects/${done}`,
      `/report/projects/${done}/mof-2020`,
      '/report/checks',
      '/report/checks/new',
      check,
      '/report/check',
    ],
    caiwu: ['/'],
    lingdao: ['/'],
    zhidu: ['/'],
  }
  for (const [name, wanted] of Object.entries(paths)) {
    if (process.argv[4] && process.argv[4] !== name) continue
    const page = await windowOf(name)
    const projects = ['admin', 'yunwei'].includes(name) ? [] : await projectsOf(page)
    const done = projects.find((project) => project.code === 'RM-2023-01')
    const list =
      wanted === watchedPaths
        ? await watchedPaths(page)
        : typeof wanted === 'function'
          ? wanted(projects[0].id, done.id, await checkedReport(page))
          : wanted
    for (const [index, path] of list.entries())
      for (const width of [1440, 390]) {
        await show(page, path, width, 900)
        const file = `${name}-${String(index).padStart(2, '0')}${path
          .replaceAll(/prj_\w+/g, path.includes(done?.id) ? 'done' : 'now')
          .replace(/chk_\w+/, 'one')
          .replaceAll(/(sys|dev)_\w+/g, '$1')
          .replaceAll(/[/?=]/g, '-')}-${width}.png`
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (wide > 0) console.log(`${path} at ${width}: ${wide} px too wide`)
        await page.screenshot({ path: join(folder, file), fullPage: true })
      }
    await page.close()
  }
}

try {
  await ready
  mkdirSync(folder, { recursive: true })
  await (all ? everyPage() : readmePictures())
} finally {
  await browser.close()
  server.kill('SIGTERM')
  await new Promise((done) => server.once('exit', done))
  // For root the database lies elsewhere, and the data directory says where.
  const elsewhere = join(dataDir, 'postgres-lies-in')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}
