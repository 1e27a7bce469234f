"""Who counts as a member, for how long arrears are tolerated and which employer is small."""
