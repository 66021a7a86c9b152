import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, signInFirst } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
let browser: Browser
/** Where the pages of the example project of 2023 are. */
let address = ''
beforeAll(async () => {
  browser = await openBrowser(1440)
  await signInFirst(browser.page, program.url, 'xiangmu', program.passwords.get('xiangmu') ?? '')
  const answer = await browser.page.request.get(`${program.url}/api/projects?year=2023`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  address = `${program.url}/evaluate/projects/${items[0]?.id}`
})
afterAll(async () => {
  await browser.close()
  await program.stop()
})

describe('the project owner', () => {
  test('sees the form with its total, and how 9.77 came about', async () => {
    const { page } = browser
    await page.goto(`${address}/score`)
    await page.getByText('总分 98.90 分，优').waitFor()
    await page
      .getByRole('button', { name: /查看 预算执行率得分/ })
      .first()
      .click()
    const panel = page.getByRole('dialog')
    await panel.getByText('45.87 ÷ 46.95 × 10.00 = 9.769968…').waitFor()
    await panel.getByText('[mof-2020/execution]').first().waitFor()
    await panel.getByRole('button', { name: /45\.87 万元/ }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('puts a second rule set beside it, with the reasons of each difference', async () => {
    const { page } = browser
    await page.getByLabel('对照规则').selectOption('mof-2021')
    await page.getByRole('heading', { name: '两套规则的差别' }).waitFor()
    await page.getByText('两套规则用同一套分值计算').waitFor()
    await page.getByText(/项目完成且支出没有超过预算的/).waitFor()
    await page.getByLabel('指标框架').selectOption('hubei-20')
    await page.getByText('分值合计 110.00（含预算执行率 20.00），比 100 多 10.00').waitFor()
    await page.getByLabel('指标框架').selectOption('mof-2021-cost')
    await page.getByText('总分 98.90 分，优').waitFor()
  })

  test('supposes another result, and nothing is saved', async () => {
    const { page } = browser
    await page.getByLabel('改变指标结果').selectOption({ label: '系统设备巡检次数' })
    await page.getByLabel('实际完成值（次）').fill('26')
    // 26/52 × 5 = 2.50 instead of 5
    await page.getByRole('cell', { name: '-2.50' }).first().waitFor()
    await page.getByRole('cell', { name: /96\.40/ }).waitFor()
    await page.reload()
    await page.getByText('总分 98.90 分，优').waitFor()
  })

  test('corrects a result with evidence, and the score follows', async () => {
    const { page } = browser
    await page.goto(`${address}/results`)
    await page.getByRole('button', { name: '更正 系统设备巡检次数', exact: true }).click()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('上传佐证').setInputFiles({
      name: '巡检补充记录.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('第40周因停电未巡检'),
    })
    await panel.getByRole('button', { name: '巡检补充记录.txt' }).waitFor()
    await panel.getByLabel('实际完成值（次）').fill('51')
    await panel.getByRole('textbox', { name: '偏差原因分析' }).fill('第40周因停电未巡检')
    await panel.getByRole('button', { name: '保存 系统设备巡检次数' }).click()
    await page
      .getByRole('row', { name: /系统设备巡检次数.*51次.*第40周/ })
      .first()
      .waitFor()
    await page.goto(`${address}/score`)
    await page.getByText('总分 98.80 分，优').waitFor() // 51/52 × 5 = 4.90
  })

  test('fills in a goal while the lint says what is wrong, and cannot send it before the weights sum to 100', async () => {
    const { page } = browser
    const { items } = (await (await page.request.get(`${program.url}/api/projects`)).json()) as {
      items: { unitId: string; ownerId: string }[]
    }
    const entry = {
      code: 'RM-LINT',
      name: '新媒体采编设备更新',
      unitId: items[0]?.unitId,
      ownerId: items[0]?.ownerId,
      year: 2026,
      fundKind: 'general-public',
      uses: ['摄像机', '镜头', '三脚架'].map((name, n) => ({ name, amount: n === 0 ? 800_000 : 100_000 })),
      initial: { appropriation: 1_000_000, 'carried-over': 0, other: 0 },
      milestones: null,
      finishedOn: null,
      leftover: null,
    }
    const made = await page.request.post(`${program.url}/api/projects`, {
      data: entry,
      headers: { origin: program.url },
    })
    const { project } = (await made.json()) as { project: { id: string } }
    await page.goto(`${program.url}/evaluate/projects/${project.id}`)
    await page.getByLabel(/^预期目标/).fill('更新采编设备')
    await page.getByText('年度总体目标里没有一个数量').waitFor()
    await page.getByRole('button', { name: '增加指标' }).click()
    const field = (word: string) => page.getByLabel(`第 1 个指标 ${word}`, { exact: true })
    await field('三级指标').fill('资金支付金额')
    await field('指标值').fill('一百')
    await field('单位').fill('万元')
    await field('分值').fill('80')
    await page.getByText('“资金支付金额”是花了多少钱').waitFor()
    await page.getByText('比 100 少 10.00').waitFor()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('还不能保存：请补全第 1 个指标').waitFor()
    await field('三级指标').fill('更新摄像机台数')
    await field('指标值').fill('4')
    await field('单位').fill('台')
    expect(await page.getByText('是花了多少钱').count()).toBe(0)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('填报中').waitFor()
    await page.getByRole('button', { name: '提交审核' }).click()
    const dialog = page.getByRole('dialog', { name: '提交审核' })
    await dialog.getByRole('button', { name: '提交审核' }).click()
    await dialog.getByText('比 100 少 10.00').waitFor()
  })

  test('no page complained, and none is wider than a telephone', async () => {
    const { page } = browser
    await page.setViewportSize({ width: 390, height: 844 })
    for (const part of ['', '/results', '/score']) {
      await page.goto(address + part)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect([part, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([part, 390])
    }
    expect(browser.complaints).toEqual([])
  })
})
