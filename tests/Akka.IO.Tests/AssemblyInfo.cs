// Tests count the process's descriptors and threads to see that none is left behind, so they run one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
