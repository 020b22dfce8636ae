"""What says the same is one claim: a happening, measure, utterance or position."""
