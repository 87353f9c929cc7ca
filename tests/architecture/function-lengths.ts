/** How long functions are, read from the syntax tree. */
import ts from 'typescript';
import type { Source } from './sources';

export type FunctionLength = {
  /** `path:line name`. */
  where: string;
  /** Lines from its first to its last, without those of the functions inside it, which are measured themselves. */
  lines: number;
  /** Whether it draws: a function in a .tsx file with a name that begins in upper case. */
  isComponent: boolean;
};

/** Every function of a file, nested ones too. */
export function measureFunctions({ path, text }: Source): readonly FunctionLength[] {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const found: FunctionLength[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line;

  /** Measures what is below a node; gives the lines that functions below it take. */
  const visit = (node: ts.Node): number => {
    let inner = 0;
    ts.forEachChild(node, (child) => {
      inner += visit(child);
    });
    if (!isFunction(node)) return inner;
    const span = lineOf(node.getEnd()) - lineOf(node.getStart(file)) + 1;
    const name = readName(node);
    found.push({
      where: `${path}:${lineOf(node.getStart(file)) + 1} ${name}`,
      lines: span - inner,
      isComponent: path.endsWith('.tsx') && /^[A-Z]/.test(name),
    });
    // A function on a line of its own takes that line from the one around it; one within a line does not.
    return span > 1 ? span - 1 : 0;
  };
  visit(file);
  return found;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}

function readName(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.name.getText();
  }
  return '(unnamed)';
}
