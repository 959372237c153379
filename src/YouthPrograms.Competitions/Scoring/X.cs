namespace YouthPrograms.Competitions.Scoring;
public enum MatchOutcome { Played, Walkover, Retired, Disqualified, DoubleForfeit, Cancelled }
public enum Side { A, B }
