"""Archives of millions of articles: shards in, Parquet out, on one machine or on a cluster."""
