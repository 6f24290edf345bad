Feature: /tasks: what lies with the program's post is done

  Background:
    Given a village with its catalogue, a villager and a program at the village window

  Scenario: getTasks, getTaskById and completeTaskById, 200; then the task is gone, 404
    Given the program has handed in a good application
    When the program gets "/tasks"
    Then the answer is 200
    And it is a list of 1, each a "userTaskResponse"
    And "/0/taskId" is kept as "task"
    When the program gets "/tasks/{task}"
    Then the answer is 200
    And it is a "dataUserTaskResponse"
    When the program posts to "/tasks/{task}/complete"
      """
      {"data":{"move":{"key":"papers-brought","papers":["id-card"]}}}
      """
    Then the answer is 200
    And it is a "completedTaskResponse"
    And its "/status/code" is "PENDING"
    When the program gets "/tasks/{task}"
    Then the answer is 404
    When the program posts to "/tasks/{task}/complete"
      """
      {"data":{"move":{"key":"papers-brought","papers":["id-card"]}}}
      """
    Then the answer is 404
    And it is an error

  Scenario Outline: a list of tasks that are not there, 200
    Given the program has handed in a good application
    When the program gets "/tasks?<query>"
    Then the answer is 200
    And it is a list of 0, each a "userTaskResponse"

    Examples:
      | query               |
      | fileId={nobody}     |
      | assigneeId={nobody} |
      | firstResult=1       |

  Scenario Outline: a list of tasks asked for wrongly, 400
    When the program gets "/tasks?<query>"
    Then the answer is 400
    And it is an error

    Examples:
      | query           |
      | fileId=nonsense |
      | firstResult=-1  |
      | maxResult=0     |

  Scenario Outline: a task that is unknown, 404
    When the program gets "/tasks/<task>"
    Then the answer is 404
    And it is an error

    Examples:
      | task       |
      | nonsense   |
      | {nobody}.1 |

  Scenario Outline: completeTaskById with bad input, 400
    Given the program has handed in a good application
    When the program gets "/tasks"
    And "/0/taskId" is kept as "task"
    And the program posts to "/tasks/{task}/complete"
      """
      <body>
      """
    Then the answer is 400
    And it is an error

    Examples:
      | body                                              |
      | nonsense                                          |
      | {"data":{"move":{"key":"no-such-move"}}}          |
      | {"data":{"move":{"key":"grant","reason":""}}}     |
