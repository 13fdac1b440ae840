"""The story as the prover sees it: what is live where, what is asked, what runs show."""
