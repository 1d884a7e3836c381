import type { ElementRef } from "./element-ref.ts";

/** A line or transformer as a step from the source outwards. Nodes are buses joined by closed switches. */
export interface TreeStep {
  readonly branch: ElementRef;
  readonly parent: number;
  readonly node: number;
}

/** Buses that closed switches and branches in service hold together. */
export interface Island {
  readonly buses: readonly string[];
  /** Sources that can form its grid. None: it is dead. */
  readonly sources: readonly string[];
  /** Lines that close loops in it, as the network lists them. */
  readonly loops: readonly string[];
}

/** What is joined to what at one version of the network's switches. Made by `traceTopology`. */
export interface Topology {
  readonly version: string;
  readonly islands: readonly Island[];
  /** Every node of `nodeOf`, by number: the buses in it. */
  readonly nodes: readonly (readonly string[])[];
  /** Steps from each source outwards, a parent before its children; loops are left out. */
  readonly steps: readonly TreeStep[];
  /** Lines and transformers with an open switch at an end: they carry nothing but a line's own charging. */
  readonly open: readonly ElementRef[];
  /** Transformers that closed a loop with other transformers. */
  readonly transformerLoops: readonly string[];
  /** The node a bus is part of. */
  nodeOf(bus: string): number;
  islandOf(bus: string): Island;
  /** Branches between a bus and its source, the nearest first; empty in a dead island. */
  pathToRoot(bus: string): readonly ElementRef[];
  /** Buses that lose their supply when a branch of the tree opens, loops aside. */
  behind(branch: ElementRef): readonly string[];
  /** The branch that leaves the last busbar (a transformer's low side, or a source's bus) on the way to a bus. */
  feederOf(bus: string): ElementRef | undefined;
}
