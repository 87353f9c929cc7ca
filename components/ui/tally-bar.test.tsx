// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { TallyBar } from './tally-bar';

const unit = 10n ** 18n;
const tally = { forVotes: 60n * unit, againstVotes: 30n * unit, abstainVotes: 10n * unit };
afterEach(cleanup);

/** What stands beneath the bar, for the eye. */
const getLine = () => document.querySelector('.tally-bar-line')?.textContent;

describe('TallyBar', () => {
  test('default: the drawing says in words what it shows', () => {
    render(<TallyBar tally={tally} quorum={140n * unit} unit="votes" />);
    const bar = screen.getByRole('img');
    expect(bar.getAttribute('aria-label')).toBe(
      'For 60% (60), against 30% (30), abstain 10% (10). 50% of the quorum.',
    );
  });

  test('behaviour: for and abstain count towards the quorum, against does not', () => {
    render(<TallyBar tally={tally} quorum={70n * unit} unit="votes" />);
    expect(getLine()).toBe('For 60%Against 30%Quorum reached');
  });

  test('behaviour: the parts add up, on the line and in the drawing’s words', () => {
    const thirds = { forVotes: 2n * unit, againstVotes: unit, abstainVotes: 0n };
    render(<TallyBar tally={thirds} quorum={unit} unit="votes" />);
    expect(getLine()).toBe('For 66.7%Against 33.3%Quorum reached');
    expect(screen.getByRole('img').getAttribute('aria-label')).toContain('For 66.7% (2)');
  });

  test('behaviour: before voting opens the quorum is not made up', () => {
    const none = { forVotes: 0n, againstVotes: 0n, abstainVotes: 0n };
    render(<TallyBar tally={none} quorum={null} unit="votes" />);
    expect(getLine()).toBe('Quorum known once voting opens');
  });
});
