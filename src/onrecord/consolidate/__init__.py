"""One incident from many reports: copies, candidate pairs, scores, clusters, and what an incident says."""
