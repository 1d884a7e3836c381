class TrieNode<Value> {
  readonly children = new Map<string, TrieNode<Value>>();
  /** The `*` branch. */
  anyToken: TrieNode<Value> | undefined;
  /** Values whose subject ends here. */
  readonly values = new Set<Value>();
  /** Values whose subject goes on with `>` from here. */
  readonly tailValues = new Set<Value>();

  get isEmpty(): boolean {
    return (
      this.values.size === 0 &&
      this.tailValues.size === 0 &&
      this.anyToken === undefined &&
      this.children.size === 0
    );
  }
}

/**
 * Values under subjects with wildcards, one tree level per token. The same value may stand under several
 * subjects. Matching costs at most one visit per branch that agrees so far, never a scan of all subjects.
 */
export class SubjectTrie<Value> {
  readonly #root = new TrieNode<Value>();

  /** `subject` must be valid (see isValidSubject); adding twice is adding once. */
  add(subject: string, value: Value): void {
    let node = this.#root;
    for (const token of subject.split(".")) {
      if (token === ">") {
        node.tailValues.add(value);
        return;
      }
      node = childOf(node, token) ?? addChild(node, token);
    }
    node.values.add(value);
  }

  /** Takes the value out and prunes what became empty; false when it was not there. */
  remove(subject: string, value: Value): boolean {
    const path = [this.#root];
    const tokens = subject.split(".");
    const hasTail = tokens.at(-1) === ">";
    if (hasTail) tokens.pop();
    for (const token of tokens) {
      const next = childOf(path.at(-1) as TrieNode<Value>, token);
      if (!next) return false;
      path.push(next);
    }
    const last = path.at(-1) as TrieNode<Value>;
    const wasThere = (hasTail ? last.tailValues : last.values).delete(value);
    for (let depth = path.length - 1; depth > 0 && path[depth]?.isEmpty; depth--) {
      removeChild(path[depth - 1] as TrieNode<Value>, tokens[depth - 1] as string);
    }
    return wasThere;
  }

  /** Visits every value whose subject matches the published one; nothing when that has an empty token. */
  match(published: string, visit: (value: Value) => void): void {
    const tokens = published.split(".");
    if (tokens.includes("")) return;
    visitMatches(this.#root, tokens, 0, visit);
  }
}

function visitMatches<Value>(
  node: TrieNode<Value>,
  tokens: readonly string[],
  depth: number,
  visit: (value: Value) => void,
): void {
  if (depth === tokens.length) {
    for (const value of node.values) visit(value);
    return;
  }
  for (const value of node.tailValues) visit(value);
  // A published `*` or `>` is an ordinary token: it finds wildcard subscriptions, not itself.
  const child = node.children.get(tokens[depth] as string);
  if (child) visitMatches(child, tokens, depth + 1, visit);
  if (node.anyToken) visitMatches(node.anyToken, tokens, depth + 1, visit);
}

function childOf<Value>(node: TrieNode<Value>, token: string): TrieNode<Value> | undefined {
  return token === "*" ? node.anyToken : node.children.get(token);
}

function addChild<Value>(node: TrieNode<Value>, token: string): TrieNode<Value> {
  const child = new TrieNode<Value>();
  if (token === "*") node.anyToken = child;
  else node.children.set(token, child);
  return child;
}

function removeChild<Value>(node: TrieNode<Value>, token: string): void {
  if (token === "*") node.anyToken = undefined;
  else node.children.delete(token);
}
