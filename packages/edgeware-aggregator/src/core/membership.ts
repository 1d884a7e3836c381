/** A building's place in its community; community-domain.md section 4 (C-86). */
export interface Membership {
  readonly serial: string;
  readonly state: "APPLIED" | "ACTIVE" | "SUSPENDED" | "EXITED";
  /** Member-level data may go to the community's administrators: a clause of the contract (R38). */
  readonly hasMemberDataClause: boolean;
  /** Raw series may leave: allowed by the residency rule, the member's consent and the contract (R39). */
  readonly rawSeries: { readonly residency: boolean; readonly consent: boolean; readonly contract: boolean };
  /** The evidence this rests on: an executed contract, a withdrawal, a decision. */
  readonly decisionRecord: string;
}
