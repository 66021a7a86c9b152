import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, openBrowser, signInFirst } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser(1440)
  await signInFirst(browser.page, program.url, 'xiangmu', program.passwords.get('xiangmu') ?? '')
})
afterAll(async () => {
  await browser.close()
  await program.stop()
})

describe('a double click on a save button', () => {
  test('makes one project, and goes to it', async () => {
    const { page } = browser
    await page.goto(`${program.url}/budget/projects`)
    await page.getByRole('button', { name: '新建项目' }).click()
    await page.getByLabel('项目名称').fill('两次点击')
    await page.getByLabel('项目编号').fill('RM-TWICE')
    await page.getByTitle('陈立新').waitFor()
    await page.getByLabel('当年财政拨款').fill('1')
    for (const [n, amount] of [
      [1, '0.8'],
      [2, '0.1'],
      [3, '0.1'],
    ] as const) {
      await page.getByLabel(`第 ${n} 项用途`, { exact: true }).fill(`用途${n}`)
      await page.getByLabel(`第 ${n} 项金额`).fill(amount)
    }
    await page.getByRole('button', { name: '保存项目' }).dblclick()
    await page.getByRole('heading', { name: '两次点击', level: 1 }).waitFor()
    expect(await page.getByText('请换一个编号').count()).toBe(0)
  })

  test('records one arrival, and closes its panel', async () => {
    const { page } = browser
    await page.getByRole('link', { name: '调整与到位' }).click()
    await page.getByRole('button', { name: '登记到位' }).click()
    const form = page.getByRole('dialog', { name: '登记到位' })
    await form.getByLabel('日期').fill(`${new Date().getFullYear()}-01-05`)
    await form.getByLabel('金额').fill('0.5')
    await form.getByLabel('文号').fill('示财预〔2026〕1号')
    await form.getByRole('button', { name: '保存', exact: true }).dblclick()
    await form.waitFor({ state: 'hidden' })
    expect(await page.getByRole('row', { name: /示财预〔2026〕1号/ }).count()).toBe(1)
  })
})

describe('what is typed and not saved', () => {
  const question = () => browser.page.getByRole('dialog', { name: '有未保存的内容，离开吗？' })
  const stay = async () => {
    await question().getByRole('button', { name: '留下继续填写' }).click()
    // A click or Esc that comes before it is gone would still be its own.
    await question().waitFor({ state: 'hidden' })
  }
  const leave = () => question().getByRole('button', { name: '不保存，离开' }).click()

  test('is asked about before the menu leads away, and before the window closes; once saved nobody asks', async () => {
    const { page } = browser
    const projects = `${program.url}/api/projects?year=2023`
    const { items } = (await (await page.request.get(projects)).json()) as { items: { id: string }[] }
    await page.goto(`${program.url}/evaluate/projects/${items[0]?.id}/results`)
    const outcome = page.getByRole('textbox', { name: '实际完成情况' })
    await outcome.fill('三项任务全部完成。')
    await page.getByRole('link', { name: '首页' }).click()
    await stay()
    expect(await outcome.inputValue()).toBe('三项任务全部完成。')
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss()
      return dialog.type()
    })
    await page.reload({ timeout: 3000 }).catch(() => undefined)
    expect(await asked).toBe('beforeunload')
    expect(await outcome.inputValue()).toBe('三项任务全部完成。')
    await page.getByRole('button', { name: '保存 年度总体目标的实际完成情况' }).click()
    await page.getByText('已保存').first().waitFor()
    await page.getByRole('link', { name: '首页' }).click()
    await page.getByRole('heading', { name: '您好' }).waitFor()
    await page.goBack()
  })

  test('is asked about before a side panel closes, by Esc or beside it', async () => {
    const { page } = browser
    await page.getByRole('button', { name: '更正 系统设备巡检次数', exact: true }).click()
    const panel = page.getByRole('dialog', { name: '系统设备巡检次数' })
    const value = panel.getByLabel('实际完成值（次）')
    await value.fill('48')
    await page.keyboard.press('Escape')
    await stay()
    await page.mouse.click(40, 400)
    await stay()
    await page.keyboard.press('Escape')
    await question().waitFor()
    await page.keyboard.press('Escape')
    await question().waitFor({ state: 'hidden' })
    expect(await value.inputValue()).toBe('48')
    // A third one right behind the second still belongs to it.
    await page.waitForTimeout(400)
    await page.keyboard.press('Escape')
    await leave()
    await panel.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '更正 系统设备巡检次数', exact: true }).click()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    expect(browser.complaints).toEqual([])
  })
})
