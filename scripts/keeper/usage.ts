/** What the keeper's command line takes. Loads nothing, so that help comes at once. */

/** Where the key is looked for when no file is named. */
export const keyVariable = 'COMMONWEIGHT_KEEPER_KEY';

export const usage = `Usage: npm run keeper -- --rpc URL --max-spend COINS --token-price TOKEN=WEI [more]
  --rpc URL                 the chain's endpoint: its word is taken for prices, tips and receipts
  --chain ID                refuse an endpoint of any other chain
  --max-spend COINS         most that this account spends on gas per day (UTC), in the chain's coin: 0.05
  --token-price TOKEN=WEI   what one whole token of a vault is worth to you; once for each token whose tips you want
  --token-price WEI         the same for the one vault named by --vault
  --vault ADDRESS           only this vault; may be given several times
  --key-file FILE           the key, in a file that only you may read; or set ${keyVariable}
  --poke-loss WEI           what a sample of a pool may cost beyond its tip (default 0)
  --every SECONDS           between two looks (default 30)
  --once                    look once and end
  --dry-run                 decide and send nothing; with --once the decisions are a table
  --state DIR               where it is kept what an account spent, one for all its keepers (default .keeper)
  --help                    this text`;

/** Whether it is asked for. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}
