/** The register page's steps, filled in as a person does. */
import type { Page } from 'playwright';
import { getText } from '@/scripts/start/texts';

export const press = (page: Page, key: string) =>
  page.getByRole('button', { name: getText(key), exact: true }).click();

export const seeStep = (page: Page, step: string) =>
  page.getByRole('heading', { name: getText(`register_step_${step}_title`) }).waitFor();

/** From a model that nobody governs to the last look at its launch. */
export async function fillInLaunch(
  wizard: Page,
  of: { name: string; symbol: string; list: string; fillRules?: () => Promise<void> },
): Promise<void> {
  await wizard.getByText(getText('register_manifest'), { exact: true }).waitFor();
  await wizard.getByText(getText('register_claims_none')).waitFor();
  await press(wizard, 'register_next');
  await seeStep(wizard, 'choice');
  await wizard.getByRole('radio', { name: getText('register_launch') }).click();
  await wizard.getByLabel(getText('register_name'), { exact: true }).fill(of.name);
  await wizard.getByLabel(getText('register_symbol'), { exact: true }).fill(of.symbol);
  await press(wizard, 'register_next');
  await seeStep(wizard, 'holders');
  await wizard.getByRole('radio', { name: getText('holders_list') }).click();
  await wizard.getByLabel(getText('holders_list_label'), { exact: true }).fill(of.list);
  await wizard.locator('.register-fields').first().waitFor();
  await press(wizard, 'register_next');
  await seeStep(wizard, 'rules');
  await of.fillRules?.();
  await press(wizard, 'register_next');
  await seeStep(wizard, 'review');
}
